import { type Catalogue, product } from "./product.ts";

export const autoParts = {
  "auto-parts/new-energy-vehicles": {
    trades: [
      ["新能源汽车", "New Energy Automotive"],
      ["汽车科技", "Automotive Technology"],
      ["汽车技术", "Automotive Technologies"],
    ],
    products: [
      product(
        "新能源环卫车底盘改装",
        "Electric chassis for street sweepers",
        "市政环卫运营商",
        "municipal cleaning operators",
      ),
      product(
        "寒区电动物流车热管理系统",
        "Thermal management of electric vans for cold regions",
        "城市配送车队和专用车厂",
        "city fleets and makers of special vehicles",
      ),
      product(
        "换电重卡电池框架",
        "Battery frames for swap trucks",
        "重卡厂和换电站运营商",
        "truck makers and swap-station operators",
      ),
    ],
  },
  "auto-parts/powertrain": {
    trades: [
      ["汽车零部件", "Auto Parts"],
      ["动力科技", "Automotive Engineering"],
      ["汽车部件", "Automotive Parts"],
    ],
    products: [
      product(
        "混动变速器精密齿轴",
        "Precision gear shafts for hybrid transmissions",
        "变速器总成厂",
        "makers of transmissions",
      ),
      product(
        "商用车国六后处理催化器",
        "Exhaust catalysts for commercial vehicles",
        "柴油机厂和后处理集成商",
        "makers of diesel engines and exhaust systems",
      ),
      product(
        "电驱动桥壳体机加工件",
        "Machined housings for electric axles",
        "电驱动桥总成厂",
        "makers of electric axles",
      ),
      product(
        "缸盖气门座圈粉末冶金件",
        "Powder-metal valve seats for cylinder heads",
        "发动机厂",
        "engine makers",
      ),
    ],
  },
  "auto-parts/body-and-interior": {
    trades: [
      ["汽车部件", "Auto Parts"],
      ["汽车零部件", "Automotive Parts"],
      ["汽车内饰", "Automotive Parts"],
    ],
    products: [
      product(
        "热成形车门防撞梁",
        "Hot-formed door beams",
        "乘用车厂和车身一级供应商",
        "car makers and first-tier body suppliers",
      ),
      product(
        "低气味汽车内饰表皮",
        "Low-odour skins for car interiors",
        "仪表板厂和门板厂",
        "makers of dashboards and door panels",
      ),
      product(
        "轻量化座椅滑轨总成",
        "Light seat-rail assemblies",
        "汽车座椅一级供应商",
        "first-tier suppliers of car seats",
      ),
      product("全景天窗密封条", "Seals for panoramic roofs", "天窗总成厂", "makers of sunroofs"),
    ],
  },
  "auto-parts/automotive-electronics": {
    trades: [
      ["汽车电子", "Automotive Electronics"],
      ["电子科技", "Electronics Technology"],
      ["智能科技", "Intelligent Technology"],
    ],
    products: [
      product(
        "毫米波雷达射频前端模块",
        "Radio front-ends for millimetre-wave radar",
        "雷达一级供应商",
        "first-tier suppliers of radar",
      ),
      product(
        "车身域控制器",
        "Body-domain controllers",
        "商用车厂和专用车厂",
        "makers of trucks and special vehicles",
      ),
      product(
        "冲压件机器视觉检测系统",
        "Machine-vision inspection of stamped body parts",
        "冲压厂和焊装厂",
        "stamping and welding plants",
      ),
      product(
        "高压线束与连接器",
        "High-voltage harnesses and connectors",
        "电池包厂和电驱动厂",
        "makers of battery packs and drives",
      ),
    ],
  },
  "auto-parts/batteries": {
    trades: [
      ["电池科技", "Energy Technology"],
      ["新能源科技", "New Energy Technology"],
      ["能源科技", "Energy Technology"],
    ],
    products: [
      product(
        "低温磷酸铁锂动力电池包",
        "Low-temperature lithium battery packs",
        "低速车厂和叉车厂",
        "makers of utility vehicles and forklifts",
      ),
      product(
        "电池模组液冷板",
        "Liquid-cooling plates for battery modules",
        "电池包厂",
        "makers of battery packs",
      ),
      product(
        "退役电池梯次利用储能柜",
        "Storage cabinets from second-life batteries",
        "工商业园区和通信基站",
        "industrial parks and telecom sites",
      ),
    ],
  },
  "auto-parts/moulds-and-castings": {
    trades: [
      ["模具", "Engineering"],
      ["精密模具", "Precision Engineering"],
      ["铸造科技", "Precision Manufacturing"],
    ],
    products: [
      product(
        "一体化压铸模具",
        "Moulds for one-piece die casting",
        "压铸厂和车身厂",
        "die casters and body plants",
      ),
      product(
        "汽车保险杠大型注塑模具",
        "Large injection moulds for bumpers",
        "外饰件厂",
        "makers of exterior parts",
      ),
      product(
        "制动卡钳球墨铸铁件",
        "Ductile-iron castings for brake calipers",
        "制动系统厂",
        "makers of brake systems",
      ),
    ],
  },
} as const satisfies Catalogue;
