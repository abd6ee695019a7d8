import { type Catalogue, product } from "./product.ts";

export const photonics = {
  "photonics/laser-devices": {
    trades: [
      ["激光科技", "Laser Technology"],
      ["激光技术", "Laser Technologies"],
      ["光电科技", "Photonics Technology"],
    ],
    products: [
      product(
        "动力电池托盘用光纤激光焊接头",
        "Fibre-laser welding heads for battery trays",
        "电池托盘厂和座椅骨架厂",
        "makers of battery trays and seat frames",
      ),
      product(
        "注塑模具用脉冲激光清洗机",
        "Pulsed-laser cleaners for injection moulds",
        "汽车内饰件厂和轮胎模具厂",
        "makers of car interiors and tyre moulds",
      ),
      product(
        "高亮度半导体激光泵浦源",
        "High-brightness laser-diode pump sources",
        "光纤激光器整机厂",
        "makers of fibre lasers",
      ),
      product(
        "座椅骨架激光打标工作站",
        "Laser-marking stations for seat frames",
        "汽车座椅一级供应商",
        "first-tier suppliers of car seats",
      ),
      product(
        "二氧化碳激光管及射频电源",
        "Carbon-dioxide laser tubes with radio-frequency drivers",
        "切割机厂和雕刻机厂",
        "makers of cutting and engraving machines",
      ),
    ],
  },
  "photonics/optical-components": {
    trades: [
      ["光学", "Optics"],
      ["精密光学", "Precision Optics"],
      ["光学科技", "Optics Technology"],
    ],
    products: [
      product(
        "大口径非球面镜片",
        "Large-aperture aspheric lenses",
        "投影设备厂和遥感载荷研制单位",
        "makers of projectors and remote-sensing payloads",
      ),
      product(
        "窄带干涉滤光片",
        "Narrow-band interference filters",
        "荧光检测仪厂和安防镜头厂",
        "makers of fluorescence analysers and security lenses",
      ),
      product(
        "激光扩束镜与场镜组",
        "Beam expanders and scan lenses for lasers",
        "激光加工设备集成商",
        "integrators of laser machines",
      ),
      product(
        "高精度衍射光栅",
        "High-precision diffraction gratings",
        "光谱仪厂和高校实验室",
        "makers of spectrometers and university laboratories",
      ),
    ],
  },
  "photonics/sensors": {
    trades: [
      ["传感科技", "Sensor Technology"],
      ["光电传感", "Optoelectronic Sensors"],
      ["传感技术", "Sensors"],
    ],
    products: [
      product(
        "伺服电机用绝对式光电编码器",
        "Absolute optical encoders for servo motors",
        "伺服系统厂和数控机床厂",
        "makers of servo drives and machine tools",
      ),
      product(
        "齿轮箱油液在线监测传感器",
        "On-line oil sensors for gearboxes",
        "风电运维商和轨道车辆检修段",
        "wind-farm operators and rail depots",
      ),
      product(
        "光纤光栅应变传感器",
        "Fibre-grating strain sensors",
        "桥梁监测单位和储罐业主",
        "bridge monitors and owners of storage tanks",
      ),
      product(
        "激光位移测量传感器",
        "Laser displacement sensors",
        "电池极片涂布线和钢板轧线",
        "coating lines for electrodes and plate mills",
      ),
    ],
  },
  "photonics/displays": {
    trades: [
      ["光电", "Photonics"],
      ["光电显示", "Optoelectronics"],
      ["电子科技", "Electronics Technology"],
    ],
    products: [
      product(
        "小间距 LED 显示模组",
        "Fine-pitch LED display modules",
        "指挥中心集成商和会议室集成商",
        "integrators of control and meeting rooms",
      ),
      product(
        "车载曲面显示屏贴合件",
        "Laminated curved displays for vehicles",
        "座舱一级供应商",
        "first-tier suppliers of cockpits",
      ),
      product(
        "微型有机发光显示驱动板",
        "Driver boards for micro-OLED displays",
        "头戴设备厂和瞄准镜厂",
        "makers of headsets and sights",
      ),
    ],
  },
  "photonics/infrared-imaging": {
    trades: [
      ["光电科技", "Photonics Technology"],
      ["光电技术", "Optoelectronics"],
      ["光学科技", "Optics Technology"],
    ],
    products: [
      product(
        "红外热像仪用硫系玻璃镜坯",
        "Chalcogenide lens blanks for infrared cameras",
        "热像仪整机厂",
        "makers of thermal cameras",
      ),
      product(
        "变电站红外巡检机芯",
        "Infrared camera cores for substation inspection",
        "电网检修单位和巡检机器人厂",
        "grid operators and makers of inspection robots",
      ),
      product(
        "气体泄漏红外成像仪",
        "Infrared imagers for gas leaks",
        "化工园区和油气站场",
        "chemical parks and gas stations",
      ),
    ],
  },
  "photonics/optical-communication": {
    trades: [
      ["光通信技术", "Optical Network"],
      ["光电子", "Optoelectronics"],
      ["信息技术", "Information Technology"],
    ],
    products: [
      product(
        "数据中心 400G 光模块",
        "400G optical modules for data centres",
        "云服务商和交换机厂",
        "cloud providers and makers of switches",
      ),
      product(
        "保偏光纤耦合器",
        "Polarisation-maintaining fibre couplers",
        "光纤陀螺厂和传感系统厂",
        "makers of fibre gyros and sensing systems",
      ),
      product(
        "矿用光纤环网设备",
        "Fibre-ring network units for mines",
        "煤矿集团和矿山集成商",
        "mining groups and their integrators",
      ),
    ],
  },
} as const satisfies Catalogue;
