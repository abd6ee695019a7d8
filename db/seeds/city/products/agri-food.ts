import { type Catalogue, product } from "./product.ts";

export const agriFood = {
  "agri-food/grain-deep-processing": {
    trades: [
      ["粮食科技", "Foods Technology"],
      ["生物科技", "Bio Technology"],
      ["农业科技", "Agricultural Technology"],
    ],
    products: [
      product(
        "玉米基生物发酵氨基酸",
        "Amino acids fermented from maize",
        "饲料厂和调味品厂",
        "makers of feed and seasoning",
      ),
      product("变性淀粉", "Modified starch", "造纸厂和食品厂", "paper mills and food makers"),
      product(
        "聚乳酸原料",
        "Polylactic-acid feedstock",
        "可降解餐具厂和地膜厂",
        "makers of degradable tableware and film",
      ),
    ],
  },
  "agri-food/food-products": {
    trades: [
      ["食品", "Foods"],
      ["食品科技", "Food Technology"],
      ["农产品", "Agricultural Food"],
    ],
    products: [
      product("冷冻预制菜肴", "Frozen ready meals", "餐饮连锁和团餐企业", "restaurant chains and caterers"),
      product(
        "高油酸豆制品",
        "High-oleic soy products",
        "商超和学校食堂",
        "supermarkets and school canteens",
      ),
      product(
        "鲜食玉米真空包装产品",
        "Vacuum-packed fresh maize",
        "电商平台和出口贸易商",
        "on-line shops and exporters",
      ),
    ],
  },
  "agri-food/seeds-and-breeding": {
    trades: [
      ["种业", "Seeds"],
      ["种业科技", "Seed Technology"],
      ["农业科技", "Agricultural Science"],
    ],
    products: [
      product(
        "耐密植玉米新品种",
        "Maize varieties for dense planting",
        "种植大户和农资经销商",
        "large growers and dealers",
      ),
      product(
        "优质粳稻种子",
        "Seed of quality japonica rice",
        "合作社和农垦单位",
        "co-operatives and state farms",
      ),
      product("肉牛胚胎移植服务", "Embryo transfer for beef cattle", "肉牛养殖场", "cattle farms"),
    ],
  },
  "agri-food/smart-agriculture": {
    trades: [
      ["智慧农业", "Smart Agriculture"],
      ["农业信息", "Agricultural Information"],
      ["智能农业", "Smart Agriculture"],
    ],
    products: [
      product(
        "水稻育秧大棚环境控制系统",
        "Climate control for rice nurseries",
        "农垦单位和合作社",
        "state farms and co-operatives",
      ),
      product(
        "农机作业北斗导航终端",
        "Satellite guidance for farm machines",
        "农机合作社",
        "machinery co-operatives",
      ),
      product(
        "牛场智能项圈与管理软件",
        "Collars and software for cattle farms",
        "奶牛场和肉牛场",
        "dairy and beef farms",
      ),
    ],
  },
  "agri-food/farm-machinery": {
    trades: [
      ["农业机械", "Agricultural Machinery"],
      ["农机装备", "Agricultural Equipment"],
      ["机械制造", "Machinery Manufacturing"],
    ],
    products: [
      product(
        "免耕精量播种机",
        "No-till precision seeders",
        "农机合作社和经销商",
        "machinery co-operatives and dealers",
      ),
      product(
        "玉米籽粒直收割台",
        "Headers for harvesting maize grain",
        "收获机厂和农机经销商",
        "makers of harvesters and dealers",
      ),
      product("深松整地联合作业机", "Combined subsoilers", "农机合作社", "machinery co-operatives"),
    ],
  },
} as const satisfies Catalogue;
