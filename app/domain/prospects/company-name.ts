/**
 * What in a company's name identifies it. A Chinese name consists of region, brand, trade, legal form (企业名称登记管理规定):
 * only the brand, and any longer part that contains it, distinguishes companies.
 */

const REGIONS = [
  "中国",
  "吉林省",
  "吉林市",
  "吉林",
  "长春市",
  "长春",
  "四平市",
  "四平",
  "延边",
  "通化市",
  "通化",
  "东北",
  "江苏省",
  "江苏",
  "苏州市",
  "苏州",
];
const LEGAL_FORMS = [
  "股份有限公司",
  "有限责任公司",
  "集团有限公司",
  "有限公司",
  "股份公司",
  "集团",
  "公司",
  "合伙企业（有限合伙）",
  "合伙企业(有限合伙)",
  "有限合伙",
];
/** Trade words, which occur in many names. */
const TRADES = [
  "智能装备",
  "信息技术",
  "生物技术",
  "生物科技",
  "新能源",
  "新材料",
  "机器人",
  "半导体",
  "自动化",
  "精密",
  "光电",
  "激光",
  "光学",
  "电子",
  "科技",
  "技术",
  "智能",
  "装备",
  "制造",
  "机械",
  "设备",
  "仪器",
  "仪表",
  "传感",
  "材料",
  "生物",
  "医药",
  "医疗",
  "制药",
  "药业",
  "器械",
  "软件",
  "信息",
  "网络",
  "数据",
  "航天",
  "遥感",
  "汽车",
  "零部件",
  "部件",
  "轨道",
  "客车",
  "交通",
  "食品",
  "农业",
  "种业",
  "粮食",
  "环保",
  "能源",
  "工业",
  "实业",
  "产业",
  "发展",
  "服务",
  "工程",
  "研究院",
  "系统",
  "模具",
  "铸造",
  "电池",
  "化工",
  "复合",
  "陶瓷",
  "镁业",
  ...(
    "研究所 研究 诊断 光通信 通信 电气 蛋品 饲料 微电子 动力 智造 咨询 检测 检验 环境 文化 传媒 航空 船舶 铁路 石化 塑料 橡胶 纺织 印刷 " +
    "包装 物流 建筑 建设 电力 电器 电机 电缆 照明 显示 芯片 集成电路 传动 液压 气动 轴承 阀门 锻造 焊接 钢铁 合金 玻璃 肥料 农药 " +
    "农机 机电 车辆 车身 底盘 仪电 器材 用品 贸易 商贸 能量 储能 光伏 风电 氢能 水务 净化 洁净 安防 消防 乳业 肉业 酒业 饮料 水产 林业 牧业 健康 康复 基因 疫苗 中药 影像 云计算 大数据 人工智能 物联网 互联网 教育 创新 国际 新技术 电控 测控 " +
    "控制 加工 生态 种子 农产品 农牧 园艺 食材 视觉 测绘 卫星 空间 数字 数控 机床 铝业 钢业 碳纤维 纤维 高分子 膜业 涂料 试剂 " +
    "光谱仪器 光谱仪 光谱 色谱仪 色谱 质谱仪 质谱 光学仪器 分析仪器 测量仪器 科学仪器 分析仪 分析 测量 计量 量测 显微 成像 红外 紫外 光子 光源 光纤 光栅 " +
    "光机 镜头 镀膜 薄膜 晶体 探测 传感器 内饰 铸件 专用 化学 体外 精细 智慧 节能 研发 金属 先进装备 轻合金 云数据 云服务"
  ).split(" "),
].sort((one, other) => other.length - one.length);
/** A name starts with its place of registration. */
const PLACES =
  /^\p{Script=Han}{2,6}?(?:自治区|自治州|开发区|高新区|工业园区|新区|园区|省|市|县|区|旗)(?=\p{Script=Han}{4})/u;
/** Common words that names start with. */
const COMMON_BEGINNINGS = new Set(
  "中国 中科 东方 北方 南方 国际 国家 创新 联合 新型 未来 现代 先进 高新 科学 绿色 大学 工业 农业 新能 光学 智能 精密 数字 云计 大数 人工".split(
    " ",
  ),
);

/**
 * The identifying parts of a Chinese name: the whole, without region and form, and the brand. Where no known trade ends
 * the name, brands are mostly two characters, and a place without a suffix may precede them.
 */
export function chineseNameParts(legalName: string): string[] {
  const whole = withoutBrackets(plain(legalName));
  let middle = whole;
  for (let cut = true; cut;) {
    const form = LEGAL_FORMS.find((one) => middle.endsWith(one) && middle.length > one.length);
    cut = form !== undefined;
    if (form) middle = middle.slice(0, -form.length);
  }
  for (let cut = true; cut;) {
    const region = REGIONS.find((one) => middle.startsWith(one) && middle.length > one.length + 1);
    cut = region !== undefined;
    if (region) middle = middle.slice(region.length);
    else if (PLACES.test(middle)) {
      middle = middle.replace(PLACES, "");
      cut = true;
    }
  }
  let brand = middle;
  for (let cut = true; cut;) {
    const trade = TRADES.find((one) => brand.endsWith(one) && brand.length >= one.length + 2);
    cut = trade !== undefined;
    if (trade) brand = brand.slice(0, -trade.length);
  }
  const beginnings = [brand.slice(0, 2), brand.slice(2, 4)];
  return [
    ...distinct([whole, middle, brand]).filter((part) => [...part].length >= 2 && !TRADES.includes(part)),
    ...beginnings.filter((part) => part.length === 2 && part !== brand && !isCommon(part)),
  ];
}

function isCommon(word: string): boolean {
  return (
    COMMON_BEGINNINGS.has(word) || REGIONS.includes(word) || TRADES.some((trade) => trade.startsWith(word))
  );
}

/** Without bracketed parts: （示例）, (demo), 有限合伙. Compatible forms of brackets are already normalised. */
function withoutBrackets(name: string): string {
  let rest = "";
  for (let at = 0; ;) {
    const open = name.indexOf("(", at);
    const close = open < 0 ? -1 : name.indexOf(")", open);
    if (close < 0) return rest + name.slice(at);
    rest += name.slice(at, open);
    at = close + 1;
  }
}

const COMMON_WORDS = new Set(
  (
    "changchun jilin suzhou jiangsu china chinese co company corp corporation ltd limited inc group holding holdings technology " +
    "technologies tech science sciences laser lasers photonics optics optical optoelectronics electronics electronic " +
    "auto automotive parts motor rail railway transit equipment machinery machine robot robotics automation intelligent " +
    "smart precision instruments instrument sensors sensor bio biotech biology biological medical medicine pharma " +
    "pharmaceutical materials material new advanced software data information network digital systems system " +
    "food foods agriculture agricultural seed seeds energy environmental industrial industry manufacturing engineering " +
    "research institute development services service international and of the demo north east northeast " +
    "spectrum spectra spectral spectrometer spectrometers spectroscopy infrared imaging photonic optoelectronic analysis " +
    "analytical measurement metrology fibre fiber vision devices components displays communication communications vehicle " +
    "vehicles powertrain interior battery batteries mould moulds castings robots tools aerospace biologics vaccines " +
    "medicines diagnostics composites glass ceramics light alloy alloys polymers chemicals artificial intelligence " +
    "satellites remote sensing cloud security internet platforms grain processing products environment technical"
  ).split(" "),
);

/** The identifying words of an English name: those that aren't in many names. */
export function englishNameParts(englishName: string): string[] {
  const words = plain(englishName)
    .split(/[^a-z0-9]+/u)
    .filter((word) => word.length >= 4 && !COMMON_WORDS.has(word));
  return distinct(words);
}

/** NFKC and lower case, for comparing texts. */
function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

function distinct(parts: string[]): string[] {
  return [...new Set(parts)];
}
