import { type Catalogue, product } from "./product.ts";

export const bioAndMedical = {
  "bio-and-medical/biologics-and-vaccines": {
    trades: [
      ["生物技术", "Biotech"],
      ["生物科技", "Bio Technology"],
      ["生物制品", "Biological Development"],
    ],
    products: [
      product(
        "兽用新型亚单位疫苗",
        "Subunit vaccines for livestock",
        "规模化养殖集团",
        "large livestock farms",
      ),
      product(
        "重组胶原蛋白原料",
        "Recombinant collagen",
        "敷料厂和功能护肤品厂",
        "makers of dressings and skin care",
      ),
      product(
        "细胞培养无血清培养基",
        "Serum-free media for cell culture",
        "疫苗厂和抗体药厂",
        "makers of vaccines and antibodies",
      ),
    ],
  },
  "bio-and-medical/medicines": {
    trades: [
      ["制药", "Pharmaceutical"],
      ["医药科技", "Pharmaceutical Technology"],
      ["药业", "Medicine"],
    ],
    products: [
      product(
        "心血管缓释制剂",
        "Slow-release cardiovascular tablets",
        "医药流通企业和县级医院",
        "drug wholesalers and county hospitals",
      ),
      product(
        "特色原料药中间体",
        "Intermediates of speciality drugs",
        "制剂厂和海外仿制药商",
        "makers of finished drugs at home and abroad",
      ),
      product(
        "儿科口服液体制剂",
        "Oral liquids for children",
        "连锁药房和儿童医院",
        "pharmacy chains and children's hospitals",
      ),
    ],
  },
  "bio-and-medical/chinese-medicine": {
    trades: [
      ["中药科技", "Medicine Technology"],
      ["药业", "Medicine"],
      ["生物医药", "Bio Medicine"],
    ],
    products: [
      product(
        "人参皂苷提取物",
        "Ginseng saponin extracts",
        "保健食品厂和中成药厂",
        "makers of health food and Chinese medicine",
      ),
      product(
        "鹿茸低温冻干饮片",
        "Freeze-dried deer-antler slices",
        "中医院和滋补品连锁店",
        "Chinese-medicine hospitals and tonic shops",
      ),
      product(
        "中药配方颗粒",
        "Granules for Chinese-medicine prescriptions",
        "中医院和基层卫生院",
        "Chinese-medicine hospitals and local clinics",
      ),
    ],
  },
  "bio-and-medical/medical-devices": {
    trades: [
      ["医疗器械", "Medical"],
      ["医疗科技", "Medical Technology"],
      ["医疗设备", "Medical Equipment"],
    ],
    products: [
      product(
        "便携式眼底照相机",
        "Portable fundus cameras",
        "体检中心和基层卫生院",
        "check-up centres and local clinics",
      ),
      product(
        "一次性内窥镜成像模组",
        "Imaging modules for single-use endoscopes",
        "内窥镜厂",
        "makers of endoscopes",
      ),
      product(
        "可降解骨科固定材料",
        "Resorbable fixation for bones",
        "医院骨科和器械流通企业",
        "orthopaedic wards and device distributors",
      ),
      product(
        "医用激光治疗仪",
        "Medical laser therapy units",
        "皮肤科和康复科",
        "dermatology and rehabilitation wards",
      ),
    ],
  },
  "bio-and-medical/diagnostics": {
    trades: [
      ["生物诊断技术", "Bio Systems"],
      ["诊断科技", "Bio Instruments"],
      ["生物仪器", "Bio Instruments"],
    ],
    products: [
      product(
        "全自动化学发光分析仪",
        "Automatic chemiluminescence analysers",
        "县级医院检验科",
        "laboratories of county hospitals",
      ),
      product(
        "血凝检测试剂盒",
        "Reagent kits for blood clotting",
        "医院检验科和第三方实验室",
        "hospital and third-party laboratories",
      ),
      product(
        "牛病快速检测卡",
        "Rapid tests for cattle diseases",
        "养殖场和畜牧站",
        "farms and veterinary stations",
      ),
    ],
  },
} as const satisfies Catalogue;
