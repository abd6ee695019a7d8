import { type Catalogue, product } from "./product.ts";

export const newMaterials = {
  "new-materials/composites": {
    trades: [
      ["复合材料", "Advanced Materials"],
      ["新材料", "New Materials"],
      ["新材料科技", "New Materials Technology"],
    ],
    products: [
      product(
        "轨道车辆内装碳纤维预浸料",
        "Carbon-fibre pre-preg for rail interiors",
        "轨道内装厂和复合板厂",
        "makers of rail interiors and panels",
      ),
      product(
        "玄武岩纤维增强型材",
        "Basalt-fibre profiles",
        "桥梁加固单位和输电塔厂",
        "bridge repairers and makers of pylons",
      ),
      product("风电叶片拉挤板", "Pultruded plates for wind blades", "风电叶片厂", "makers of wind blades"),
    ],
  },
  "new-materials/optical-glass-and-ceramics": {
    trades: [
      ["光学材料", "Optical Materials"],
      ["陶瓷材料", "Advanced Materials"],
      ["光电材料", "Optoelectronics Materials"],
    ],
    products: [
      product(
        "雷达组件用低损耗陶瓷基板",
        "Low-loss ceramic substrates for radar modules",
        "雷达组件厂和功率模块厂",
        "makers of radar and power modules",
      ),
      product(
        "气相生长金刚石光学窗口",
        "Vapour-grown diamond windows",
        "高功率激光器厂",
        "makers of high-power lasers",
      ),
      product(
        "氮化硅轴承球",
        "Silicon-nitride bearing balls",
        "高速轴承厂和电驱动厂",
        "makers of fast bearings and drives",
      ),
    ],
  },
  "new-materials/light-alloys": {
    trades: [
      ["轻合金", "Advanced Materials"],
      ["镁业科技", "Materials Technology"],
      ["金属材料", "Materials"],
    ],
    products: [
      product("镁合金仪表板支架", "Magnesium dashboard beams", "仪表板总成厂", "makers of dashboards"),
      product(
        "铝合金型材电池托盘",
        "Battery trays of aluminium profiles",
        "电池包厂和专用车厂",
        "makers of battery packs and special vehicles",
      ),
      product(
        "高强铝合金焊丝",
        "High-strength aluminium welding wire",
        "轨道车体厂和船厂",
        "makers of rail bodies and shipyards",
      ),
    ],
  },
  "new-materials/polymers": {
    trades: [
      ["高分子材料", "Advanced Materials"],
      ["新材料科技", "New Materials Technology"],
      ["材料科技", "Materials Technology"],
    ],
    products: [
      product(
        "聚醚醚酮特种工程塑料",
        "PEEK engineering plastics",
        "医疗植入物厂和密封件厂",
        "makers of implants and seals",
      ),
      product(
        "生物基可降解地膜",
        "Biodegradable mulch film",
        "农业合作社和农资经销商",
        "farm co-operatives and dealers",
      ),
      product(
        "聚酰亚胺薄膜",
        "Polyimide film",
        "柔性电路板厂和电机厂",
        "makers of flexible circuits and motors",
      ),
    ],
  },
  "new-materials/fine-chemicals": {
    trades: [
      ["化工科技", "Materials Technology"],
      ["精细化工", "Industrial Materials"],
      ["材料", "Materials"],
    ],
    products: [
      product(
        "显示面板用液晶单体",
        "Liquid-crystal monomers for displays",
        "液晶材料厂",
        "makers of liquid crystals",
      ),
      product("汽车水性底漆树脂", "Water-based resins for car primers", "汽车涂料厂", "makers of car paints"),
      product("电池电解液添加剂", "Additives for battery electrolytes", "电解液厂", "makers of electrolytes"),
    ],
  },
} as const satisfies Catalogue;
