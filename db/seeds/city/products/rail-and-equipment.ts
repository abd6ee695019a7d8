import { type Catalogue, product } from "./product.ts";

export const railAndEquipment = {
  "rail-and-equipment/rail-vehicle-parts": {
    trades: [
      ["轨道交通", "Rail Transit"],
      ["轨道装备", "Rail Equipment"],
      ["轨道客车部件", "Rail Parts"],
    ],
    products: [
      product(
        "地铁转向架状态监测传感器",
        "Bogie condition sensors for metro trains",
        "地铁运营商和车辆检修段",
        "metro operators and rail depots",
      ),
      product(
        "动车组内装复合板",
        "Composite panels for train interiors",
        "轨道客车厂和内装总包商",
        "makers of rail coaches and their fitters",
      ),
      product(
        "轨道车辆塞拉门驱动机构",
        "Plug-door drives for rail vehicles",
        "车门系统厂和检修段",
        "makers of door systems and rail depots",
      ),
      product(
        "转向架构架焊接工装",
        "Welding fixtures for bogie frames",
        "轨道车辆厂",
        "makers of rail vehicles",
      ),
    ],
  },
  "rail-and-equipment/robots-and-automation": {
    trades: [
      ["机器人科技", "Robotics Technology"],
      ["自动化设备", "Automation Equipment"],
      ["智能装备", "Intelligent Equipment"],
    ],
    products: [
      product(
        "电池包装配机器人工作站",
        "Robot cells for assembling battery packs",
        "电池包厂和电驱动厂",
        "makers of battery packs and drives",
      ),
      product(
        "焊装线柔性夹具系统",
        "Flexible fixtures for body-welding lines",
        "整车焊装车间",
        "body shops of car plants",
      ),
      product("粮库散粮作业机器人", "Robots for bulk grain stores", "粮食储备库", "grain reserves"),
      product(
        "移动搬运机器人及调度系统",
        "Mobile transport robots and their dispatch",
        "零部件仓和制药厂",
        "parts warehouses and pharmaceutical plants",
      ),
    ],
  },
  "rail-and-equipment/machine-tools": {
    trades: [
      ["数控机床", "Machine Technology"],
      ["精密机械", "Precision Machinery"],
      ["精密装备", "Precision Equipment"],
    ],
    products: [
      product(
        "五轴数控转台",
        "Five-axis rotary tables",
        "加工中心厂和航空零件厂",
        "makers of machining centres and aerospace parts",
      ),
      product(
        "深孔钻镗专用机床",
        "Deep-hole drilling and boring machines",
        "液压件厂和能源装备厂",
        "makers of hydraulics and energy equipment",
      ),
      product("曲轴随动磨床改造套件", "Retrofit kits for crankshaft grinders", "发动机厂", "engine makers"),
    ],
  },
  "rail-and-equipment/instruments": {
    trades: [
      ["仪器", "Instruments"],
      ["精密仪器", "Precision Instruments"],
      ["测控技术", "Instruments Technology"],
    ],
    products: [
      product(
        "高低温疲劳试验机",
        "Hot and cold fatigue testers",
        "汽车试验场和材料实验室",
        "vehicle proving grounds and materials laboratories",
      ),
      product(
        "轮对尺寸在线测量系统",
        "On-line gauges for wheel sets",
        "车辆检修段和地铁运营商",
        "rail depots and metro operators",
      ),
      product(
        "电子万能材料试验机",
        "Electronic universal testing machines",
        "质检机构和高校实验室",
        "testing bodies and university laboratories",
      ),
    ],
  },
  "rail-and-equipment/special-equipment": {
    trades: [
      ["智能装备", "Intelligent Equipment"],
      ["机械设备", "Machinery"],
      ["装备制造", "Equipment Manufacturing"],
    ],
    products: [
      product(
        "秸秆打捆压块成套设备",
        "Baling and briquetting lines for straw",
        "农业合作社和生物质电厂",
        "farm co-operatives and biomass plants",
      ),
      product(
        "晶圆激光开槽设备",
        "Laser grooving machines for wafers",
        "封装测试厂",
        "chip packaging plants",
      ),
      product(
        "冻干制剂自动进出料系统",
        "Automatic loading of freeze-dryers",
        "疫苗厂和生物制药厂",
        "makers of vaccines and biologics",
      ),
    ],
  },
  "rail-and-equipment/aerospace-parts": {
    trades: [
      ["航天科技", "Advanced Technology"],
      ["航空部件", "Advanced Parts"],
      ["航天技术", "Advanced Technologies"],
    ],
    products: [
      product(
        "卫星反作用飞轮组件",
        "Reaction-wheel assemblies for satellites",
        "商业卫星研制单位",
        "builders of commercial satellites",
      ),
      product(
        "航空紧固件特种涂层",
        "Special coatings for aircraft fasteners",
        "航空标准件厂",
        "makers of aerospace fasteners",
      ),
      product(
        "无人机长航时动力系统",
        "Long-endurance drives for drones",
        "测绘无人机厂和巡线单位",
        "makers of survey drones and line inspectors",
      ),
    ],
  },
} as const satisfies Catalogue;
