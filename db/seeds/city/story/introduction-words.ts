import type { CompanyDeclineReason, DeclineReason } from "#app/domain/codes/reasons.ts";
import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import type { Random } from "../../random.ts";

/** What people write with a request. */
export const MESSAGES = {
  institution: [
    "近一年已投放六笔同类设备融资，希望了解产线和在手订单。\nWe have financed six similar lines in the past year and would like to see yours and the orders in hand.",
    "可在两周内完成尽调并给出方案。\nWe can finish due diligence and make an offer within two weeks.",
    "关注贵公司所在行业，期待与财务负责人沟通一次。\nWe follow your industry and would like one talk with your finance lead.",
    "现有额度可用，利率可参照最近的同类业务。\nFunds are available at rates like those of our recent deals.",
  ],
  company: [
    "希望了解知识产权质押的评估流程和所需时间。\nWe would like to know how patents are valued and how long it takes.",
    "订单已签，资金需在下月初到位。\nThe orders are signed; the money is needed early next month.",
    "已有一家担保机构表示愿意承保。\nA guarantor has said that it would stand in.",
    "可提供最近三年审计报告。\nAudited reports of three years are ready.",
  ],
} as const;

interface Reason<Code> {
  code: Code;
  note: string | null;
}

export const COMPANY_REASONS: readonly Reason<CompanyDeclineReason>[] = [
  { code: "price", note: null },
  { code: "amount", note: null },
  { code: "term", note: "希望期限不少于 24 个月。" },
  { code: "security", note: null },
  { code: "chose_other", note: null },
  { code: "speed", note: null },
  { code: "other", note: "正与上级集团商定资金计划，暂不对接。" },
];

/** Why an institution says no to this company: what its figures suggest, else what is usual. */
export function reasonAgainst(random: Random, facts: ProspectFacts | null): Reason<DeclineReason> {
  const weights: [DeclineReason, number][] = [
    ["security", facts?.securities?.includes("none") ? 30 : 10],
    ["revenue", (facts?.revenueFen?.most ?? 0n) < 500_000_000n ? 20 : 3],
    ["cash_flow", 14],
    ["leverage", (facts?.debtRatioBp?.least ?? 0) > 5_500 ? 30 : 2],
    ["documents_incomplete", 10],
    ["amount_or_term", 9],
    ["out_of_mandate", 8],
    ["quota_exhausted", 4],
    ["credit_record", 3],
    ["price", 3],
    ["too_young", 2],
    ["compliance", 1],
    ["other", 2],
  ];
  const code = random.weighted(weights);
  return { code, note: code === "other" ? "同类客户集中度已接近上限，本季度不再新增。" : null };
}
