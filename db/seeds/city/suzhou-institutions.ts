import type { InstitutionKind } from "#app/domain/codes/institutions.ts";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import type { NamedInstitution } from "./institution-names.ts";

/** Waters, gardens and towns that invented institutions take their names from, each kind from another one on. */
const PLACES = (
  "金鸡湖Jinji.Lake 独墅湖Dushu.Lake 石湖Shihu 尚湖Shanghu 澄湖Chenghu 傀儡湖Kuilei.Lake 暨阳湖Jiyang.Lake " +
  "娄江Loujiang 胥江Xujiang 望虞河Wangyu.River 浏河Liuhe 白茆塘Baimao 吴淞江Wusong.River 七浦塘Qipu 枫桥Fengqiao " +
  "平江Pingjiang 沧浪Canglang 山塘Shantang 阊门Changmen 灵岩Lingyan 天平山Tianping 穹窿Qionglong 虞山Yushan 香山Xiangshan " +
  "木渎Mudu 甪直Luzhi 同里Tongli 震泽Zhenze 盛泽Shengze 千灯Qiandeng 锦溪Jinxi 沙溪Shaxi 光福Guangfu 东山Dongshan"
).split(" ");

interface Group {
  kind: InstitutionKind;
  count: number;
  /** The place that its first member is named after. */
  from: number;
  ends: readonly (readonly [zh: string, en: string])[];
  /** Mandates of the largest, before all are scaled to the city's; each next one runs a little fewer. */
  most: number;
  /** What has become of the last ones. */
  stopped: readonly InstitutionStatus[];
}

const GROUPS: readonly Group[] = [
  group("commercial_bank", 34, 0, [["银行", "Bank"]], 24, ["restricted", "applied"]),
  group("rural_bank", 20, 7, [["农商银行", "Rural Bank"]], 8, ["restricted"]),
  group("policy_bank", 2, 15, [["开发银行苏州分行", "Development Bank Suzhou Branch"]], 4, []),
  group("guarantor", 17, 3, [["融资担保", "Guarantee"]], 6, ["verification_pending"]),
  group("lessor", 17, 11, [["融资租赁", "Leasing"]], 6, ["suspended"]),
  group("factor", 10, 19, [["商业保理", "Factoring"]], 4, ["terminated"]),
  group("microloan", 12, 25, [["科技小额贷款", "Technology Microloan"]], 4, ["terminated"]),
  group(
    "fund_manager",
    32,
    13,
    [
      ["创投", "Ventures"],
      ["私募基金管理", "Fund Management"],
    ],
    8,
    ["suspended", "verification_pending", "applied"],
  ),
  group("insurer", 6, 29, [["科技财产保险苏州分公司", "Technology Insurance Suzhou Branch"]], 3, ["applied"]),
];

function group(
  ...[kind, count, from, ends, most, stopped]: [
    InstitutionKind,
    number,
    number,
    Group["ends"],
    number,
    Group["stopped"],
  ]
): Group {
  return { kind, count, from, ends, most, stopped };
}

/** The hundred and fifty institutions of Suzhou, all of them invented. The first is where the demonstration account sits. */
export const SUZHOU_INSTITUTIONS: readonly NamedInstitution[] = GROUPS.flatMap(
  ({ kind, count, from, ends, most, stopped }) =>
    Array.from({ length: count }, (_, index) => {
      const place = PLACES[(from + index) % PLACES.length] ?? "";
      const [placeZh, placeEn] = [place.replace(/[A-Za-z.]/gu, ""), place.replace(/[^A-Za-z.]/gu, "")];
      const [endZh, endEn] = ends[index % ends.length] ?? ["", ""];
      return {
        kind,
        zh: placeZh + endZh,
        en: `${placeEn.replaceAll(".", " ")} ${endEn}`,
        weight: Math.max(1, Math.round(most / (1 + index / 4))),
        status: stopped[index - (count - stopped.length)] ?? "active",
      };
    }),
);
