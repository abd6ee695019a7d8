/**
 * What of a company's name points at it. A Chinese name runs region, brand, trade, legal form
 * (企业名称登记管理规定): only the brand, and any longer part with it, tells one firm from the others.
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
/** Trade words, longest first: they stand in the names of many. */
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
];

/** The tell-tale parts of a Chinese name, longest first: the whole, without region and form, and the brand. */
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
  }
  let brand = middle;
  for (let cut = true; cut;) {
    const trade = TRADES.find((one) => brand.endsWith(one) && brand.length >= one.length + 2);
    cut = trade !== undefined;
    if (trade) brand = brand.slice(0, -trade.length);
  }
  return distinct([whole, middle, brand]).filter((part) => [...part].length >= 2 && !TRADES.includes(part));
}

/** Without what stands in brackets: （示例）, (demo), 有限合伙. Compatible forms of brackets are one by then. */
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
    "research institute development services service international and of the demo north east northeast"
  ).split(" "),
);

/** The tell-tale words of an English name: those that aren't in many names. */
export function englishNameParts(englishName: string): string[] {
  const words = plain(englishName)
    .split(/[^a-z0-9]+/u)
    .filter((word) => word.length >= 4 && !COMMON_WORDS.has(word));
  return distinct(words);
}

/** NFKC and lower case, as texts are compared. */
export function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

function distinct(parts: string[]): string[] {
  return [...new Set(parts)];
}
