import { type Catalogue, product } from "./product.ts";

export const other = {
  "other/energy-and-environment": {
    trades: [
      ["环保科技", "Environmental Technology"],
      ["环境工程", "Environmental Engineering"],
      ["节能科技", "Energy Technology"],
    ],
    products: [
      product("汽车涂装废气沸石转轮", "Zeolite rotors for paint-shop exhaust", "涂装车间", "paint shops"),
      product(
        "工业废水膜浓缩装置",
        "Membrane units for industrial waste water",
        "化工园区和制药厂",
        "chemical parks and pharmaceutical plants",
      ),
      product("锅炉烟气余热回收机组", "Heat recovery from boiler flue gas", "供热公司", "heating utilities"),
    ],
  },
  "other/new-energy": {
    trades: [
      ["新能源", "New Energy"],
      ["能源科技", "Energy Technology"],
      ["新能源技术", "New Energy Technologies"],
    ],
    products: [
      product(
        "低温环境氢燃料电池电堆",
        "Fuel-cell stacks for cold regions",
        "商用车厂和备用电源用户",
        "truck makers and users of back-up power",
      ),
      product(
        "分布式光伏智能汇流箱",
        "Smart combiners for roof-top solar",
        "光伏总包商",
        "solar contractors",
      ),
      product(
        "风机变桨控制系统",
        "Pitch controls for wind turbines",
        "风电场和整机厂",
        "wind farms and turbine makers",
      ),
    ],
  },
  "other/research-services": {
    trades: [
      ["科技服务", "Technology Services"],
      ["技术研究", "Research Technology"],
      ["科技发展", "Technology Development"],
    ],
    products: [
      product(
        "新药药代动力学研究服务",
        "Pharmacokinetic studies of new drugs",
        "新药研发企业",
        "developers of new drugs",
      ),
      product(
        "材料失效分析服务",
        "Failure analysis of materials",
        "整车厂和航空零件厂",
        "car makers and aerospace parts makers",
      ),
      product(
        "光学系统设计与试制服务",
        "Design and prototyping of optical systems",
        "仪器厂和遥感载荷研制单位",
        "makers of instruments and payloads",
      ),
    ],
  },
  "other/technical-services": {
    trades: [
      ["技术服务", "Technology Services"],
      ["检测技术", "Engineering Services"],
      ["工程技术", "Engineering Technology"],
    ],
    products: [
      product(
        "汽车零部件环境可靠性检测",
        "Environmental testing of auto parts",
        "零部件厂",
        "makers of auto parts",
      ),
      product(
        "轨道车辆无损检测服务",
        "Non-destructive testing of rail vehicles",
        "车辆检修段",
        "rail depots",
      ),
      product(
        "土壤养分检测与配方服务",
        "Soil testing and fertiliser formulas",
        "合作社和种植大户",
        "co-operatives and large growers",
      ),
    ],
  },
  "other/digital-creative": {
    trades: [
      ["数字科技", "Digital Technology"],
      ["数字信息", "Digital Information"],
      ["科技", "Technology"],
    ],
    products: [
      product(
        "冰雪文旅虚拟现实内容",
        "Virtual-reality content for winter tourism",
        "景区和文旅运营商",
        "scenic sites and tourism operators",
      ),
      product("动画渲染云服务", "Cloud rendering for animation", "动画制作公司", "animation studios"),
      product(
        "工业产品数字样机",
        "Digital mock-ups of industrial products",
        "装备厂和汽车设计公司",
        "makers of equipment and car designers",
      ),
    ],
  },
} as const satisfies Catalogue;
