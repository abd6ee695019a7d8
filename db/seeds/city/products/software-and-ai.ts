import { type Catalogue, product } from "./product.ts";

export const softwareAndAi = {
  "software-and-ai/industrial-software": {
    trades: [
      ["工业软件", "Industrial Software"],
      ["软件", "Software"],
      ["信息技术", "Information Technology"],
    ],
    products: [
      product(
        "汽车零部件厂制造执行系统",
        "Manufacturing execution systems for auto parts",
        "零部件厂和模具厂",
        "makers of auto parts and moulds",
      ),
      product(
        "设备预测性维护平台",
        "Predictive-maintenance platform for machines",
        "机床用户和风电运维商",
        "users of machine tools and wind-farm operators",
      ),
      product(
        "三维装配仿真软件",
        "3-D simulation of assembly",
        "整车厂和产线集成商",
        "car makers and line integrators",
      ),
    ],
  },
  "software-and-ai/artificial-intelligence": {
    trades: [
      ["智能科技", "Intelligent Technology"],
      ["人工智能科技", "Intelligent Systems"],
      ["智能信息", "Intelligent Information"],
    ],
    products: [
      product(
        "药品外观缺陷检测算法",
        "Defect detection for drug packaging",
        "制药厂",
        "pharmaceutical plants",
      ),
      product(
        "方言语音客服引擎",
        "Dialect speech engine for call centres",
        "政务热线和公用事业单位",
        "city hotlines and utilities",
      ),
      product(
        "医学影像辅助阅片系统",
        "Reading aid for medical images",
        "县级医院影像科",
        "radiology wards of county hospitals",
      ),
    ],
  },
  "software-and-ai/satellite-and-remote-sensing": {
    trades: [
      ["遥感信息", "Information Technology"],
      ["空间信息技术", "Information Systems"],
      ["遥感科技", "Data Technology"],
    ],
    products: [
      product(
        "黑土地遥感监测服务",
        "Remote monitoring of black soil",
        "农业部门和保险机构",
        "farm authorities and insurers",
      ),
      product(
        "林区火情卫星预警系统",
        "Satellite warning of forest fires",
        "林业管理单位",
        "forest authorities",
      ),
      product(
        "矿山形变雷达监测软件",
        "Radar monitoring software for mine slopes",
        "矿山企业",
        "mining companies",
      ),
    ],
  },
  "software-and-ai/data-and-cloud": {
    trades: [
      ["数据科技", "Data Technology"],
      ["云数据", "Data Services"],
      ["信息技术", "Information Technology"],
    ],
    products: [
      product(
        "冷链运输数据平台",
        "Data platform for cold chains",
        "食品厂和医药流通企业",
        "food makers and drug wholesalers",
      ),
      product(
        "中小制造企业上云套件",
        "Cloud suite for small manufacturers",
        "中小零部件厂",
        "small makers of parts",
      ),
      product("城市供热调度系统", "Dispatch systems for district heating", "供热公司", "heating utilities"),
    ],
  },
  "software-and-ai/information-security": {
    trades: [
      ["信息安全技术", "Information Systems"],
      ["网络技术", "Network Technology"],
      ["信息安全", "Information Network"],
    ],
    products: [
      product(
        "工控网络安全审计系统",
        "Security audit for industrial networks",
        "电厂和水务公司",
        "power stations and water utilities",
      ),
      product(
        "数据脱敏与水印软件",
        "Masking and watermarking software",
        "医院和政务云运营商",
        "hospitals and city-cloud operators",
      ),
      product(
        "车载通信密钥管理系统",
        "Key management for vehicle networks",
        "汽车电子一级供应商",
        "first-tier suppliers of car electronics",
      ),
    ],
  },
  "software-and-ai/internet-platforms": {
    trades: [
      ["网络科技", "Network Technology"],
      ["信息科技", "Information Technology"],
      ["科技", "Technology"],
    ],
    products: [
      product(
        "汽车备件跨境供应平台",
        "Cross-border platform for spare parts",
        "海外维修连锁店和备件商",
        "repair chains and parts dealers abroad",
      ),
      product(
        "检验检测仪器共享平台",
        "Sharing platform for test instruments",
        "中小研发企业和高校实验室",
        "small R&D firms and university laboratories",
      ),
      product(
        "粮食现货线上交易服务",
        "On-line service for grain trade",
        "粮食加工厂和合作社",
        "grain processors and co-operatives",
      ),
    ],
  },
} as const satisfies Catalogue;
