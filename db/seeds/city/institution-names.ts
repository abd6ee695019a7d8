import type { InstitutionKind } from "#app/domain/codes/institutions.ts";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";

export interface NamedInstitution {
  kind: InstitutionKind;
  zh: string;
  en: string;
  status: InstitutionStatus;
  /** How many mandates it runs: the large ones run many. */
  weight: number;
}

function named(kind: InstitutionKind, names: readonly string[]): NamedInstitution[] {
  return names.map((line) => {
    const [zh = "", en = "", weight = "3", status = "active"] = line.split("|");
    return { kind, zh, en, weight: Number(weight), status: status as InstitutionStatus };
  });
}

/** The institutions of the city; all of them invented. The first is where the demonstration account sits. */
export const INSTITUTIONS: readonly NamedInstitution[] = [
  ...named("commercial_bank", [
    "松辽银行|Songliao Bank|9",
    "南湖商业银行|Nanhu Commercial Bank|8",
    "浑江银行|Hunjiang Bank|7",
    "新凯银行|Xinkai Bank|7",
    "关东银行科技支行|Guandong Bank Technology Branch|7",
    "净月潭银行|Jingyuetan Bank|6",
    "长白银行长春分行|Changbai Bank Changchun Branch|6",
    "辉发河银行|Huifa River Bank|5",
    "图们江银行长春分行|Tumen River Bank Changchun Branch|5",
    "黑水银行|Heishui Bank|5",
    "嫩江商业银行|Nenjiang Commercial Bank|4",
    "北国银行|Beiguo Bank|4",
    "查干湖商业银行|Chagan Lake Commercial Bank|3|restricted",
  ]),
  ...named("rural_bank", [
    "红旗农商银行|Hongqi Rural Bank|6",
    "饮马河农商银行|Yinma River Rural Bank|5",
    "石头口门村镇银行|Shitoukoumen Village Bank|3",
    "伊舒农商银行|Yishu Rural Bank|4",
    "卡伦湖农商银行|Kalun Lake Rural Bank|4",
    "黑土地农商银行|Black Soil Rural Bank|5",
    "双阳河村镇银行|Shuangyang River Village Bank|2",
    "沐石河农商银行|Mushi River Rural Bank|3",
    "雁鸣湖村镇银行|Yanming Lake Village Bank|1|applied",
  ]),
  ...named("policy_bank", ["东北振兴开发银行吉林省分行|Northeast Revival Development Bank Jilin Branch|4"]),
  ...named("guarantor", [
    "伊通河融资担保|Yitonghe Guarantee|6",
    "白山融资担保|Baishan Guarantee|4",
    "铁北融资担保|Tiebei Guarantee|4",
    "春城科技融资担保|Spring City Technology Guarantee|5",
    "农安融兴融资担保|Rongxing Guarantee|3",
    "东北亚融资再担保|Northeast Asia Re-guarantee|3",
    "松花湖融资担保|Songhua Lake Guarantee|3|verification_pending",
  ]),
  ...named("lessor", [
    "北春租赁|Beichun Leasing|6",
    "青峰租赁|Qingfeng Leasing|5",
    "长青租赁|Changqing Leasing|4",
    "恒源装备租赁|Hengyuan Equipment Leasing|4",
    "绿园轨道租赁|Luyuan Rail Leasing|3",
    "智造租赁|Zhizao Leasing|4",
    "汽开融资租赁|Qikai Leasing|3|suspended",
  ]),
  ...named("factor", [
    "一链商业保理|Yilian Factoring|4",
    "春江商业保理|Chunjiang Factoring|4",
    "车链商业保理|Auto-chain Factoring|4",
    "远航商业保理|Yuanhang Factoring|2|terminated",
  ]),
  ...named("microloan", [
    "隆兴小额贷款|Longxing Microloan|4",
    "科贷通小额贷款|Kedaitong Microloan|4",
    "南关惠企小额贷款|Nanguan Huiqi Microloan|3",
    "农丰小额贷款|Nongfeng Microloan|3",
    "速达小额贷款|Suda Microloan|1|terminated",
  ]),
  ...named("fund_manager", [
    "雪岭创投|Xueling Ventures|5",
    "长光谷创投|Changguanggu Ventures|4",
    "春芽科创基金管理|Spring Sprout Fund Management|5",
    "白桦资本|Baihua Capital|4",
    "北纬四十四创投|Parallel 44 Ventures|4",
    "松原产业基金管理|Songyuan Industry Fund Management|3",
    "净月成果转化基金管理|Jingyue Transfer Fund Management|4",
    "黑土种业基金管理|Black Soil Seed Fund Management|3",
    "银杏创投|Yinxing Ventures|2|suspended",
    "启明岭创投|Qimingling Ventures|1|verification_pending",
  ]),
  ...named("insurer", [
    "东北科技财产保险吉林分公司|Northeast Technology Insurance Jilin Branch|3",
    "白山农业保险长春支公司|Baishan Agricultural Insurance Changchun Branch|2",
    "长春融信保证保险|Rongxin Surety Insurance|2|applied",
  ]),
  ...named("commercial_bank", ["江城银行长春分行|Jiangcheng Bank Changchun Branch|4|restricted"]),
];
