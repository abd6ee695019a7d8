import type { Purpose } from "#app/domain/codes/companies.ts";
import type { Random } from "../random.ts";
import type { Product } from "./products/product.ts";

/** A text in both languages, one under the other, as firms write that want to be read by both. */
export function both(zh: string, en: string): string {
  return `${zh}\n${en}`;
}

type Pair = readonly [zh: string, en: string];

const STRENGTHS: readonly Pair[] = [
  ["核心工艺自有，良品率 97% 以上", "the core process is our own, with a yield above 97%"],
  [
    "较进口同类产品价格低三成，交货期由 12 周缩短到 4 周",
    "a third cheaper than imports, delivered in 4 weeks instead of 12",
  ],
  ["关键部件自制率超过八成", "more than four fifths of the key parts are made in house"],
  ["已通过质量管理体系认证和客户现场审核", "certified for quality and audited on site by customers"],
  ["可在零下 40 度环境长期运行", "built to run for years at 40 degrees below zero"],
  ["第二代产品能耗下降约 20%", "the second generation uses about 20% less energy"],
  [
    "与高校共建实验室，三项成果已经转化",
    "a laboratory shared with a university has brought three results to market",
  ],
];
const MARKETS: readonly Pair[] = [
  [
    "省内同类供应商不足五家，需求年增约一成半",
    "fewer than five suppliers in the province; demand grows by about 15% a year",
  ],
  ["国产替代仍在早期，进口产品约占七成", "imports still hold about 70%: replacing them has only begun"],
  ["客户集中在东北和华北，正在拓展华东", "customers are in the north-east and north, the east is next"],
  [
    "行业标准更新后，存量设备进入集中更换期",
    "a new industry standard makes most installed units due for replacement",
  ],
  ["海外询价增多，出口约占收入的一成", "enquiries from abroad grow; exports are about a tenth of revenue"],
  [
    "整机厂要求就近配套，本地产能是主要优势",
    "assemblers want suppliers near by: local capacity is the main advantage",
  ],
];
const PLANS: Readonly<Record<Purpose, Pair>> = {
  working_capital: [
    "按现有订单备料，全年产能利用率由七成提高到九成。",
    "Material for orders in hand; utilisation rises from 70% to 90% this year.",
  ],
  order_fulfilment: [
    "在手订单排产至三个季度以后，完成后回款周期约 90 天。",
    "Orders in hand fill three quarters; they pay about 90 days after delivery.",
  ],
  equipment: [
    "新增关键设备后，瓶颈工序产能提高约四成。",
    "The new machines lift the bottleneck step by about 40%.",
  ],
  new_line: [
    "第二条产线投产后产能翻番，预计 18 个月收回投入。",
    "A second line doubles capacity and should pay back in 18 months.",
  ],
  research_and_development: [
    "完成下一代产品样机和型式试验，明年小批量供货。",
    "Prototype and type tests of the next generation; small batches next year.",
  ],
  digital_upgrade: [
    "产线联网和质量追溯上线后，返工率预计下降一半。",
    "Connected lines and traceability should halve rework.",
  ],
  market_expansion: [
    "在华东设服务点，三年内省外收入占比提高到一半。",
    "A service point in the east; half of revenue from outside the province in three years.",
  ],
  refinancing: [
    "以中长期资金置换短期借款，降低续贷压力。",
    "Longer money replaces short loans and eases roll-overs.",
  ],
  acquisition: ["收购上游加工厂，稳定关键部件供应。", "Buying a supplier secures a key part."],
  other: [
    "完成扩产前的厂房改造和环评手续。",
    "Rebuilding the plant and its environmental approval before expansion.",
  ],
};
const USES: Readonly<Record<Purpose, Pair>> = {
  working_capital: ["采购原材料和外协件，支付加工费。", "Raw materials, bought-in parts and processing."],
  order_fulfilment: ["已签订单的备料、外协和运输。", "Material, outside work and freight for signed orders."],
  equipment: [
    "购置加工设备和检测设备，设备款分两期支付。",
    "Processing and test machines, paid in two instalments.",
  ],
  new_line: [
    "新产线设备六成，厂房改造三成，其余用于试产备料。",
    "60% for the line, 30% for the building, the rest for trial runs.",
  ],
  research_and_development: [
    "样机试制、第三方检测和研发人员薪酬。",
    "Prototypes, outside tests and the pay of engineers.",
  ],
  digital_upgrade: ["制造执行系统、传感器和网络改造。", "A manufacturing system, sensors and the network."],
  market_expansion: [
    "备货、展会和新增服务点的首年费用。",
    "Stock, fairs and the first year of a service point.",
  ],
  refinancing: ["置换六个月内到期的短期借款。", "Replacing short loans that fall due within six months."],
  acquisition: ["支付收购价款的首期。", "The first instalment of the purchase price."],
  other: ["厂房改造、环保设施和手续费用。", "Rebuilding, environmental equipment and permits."],
};
const NOTES: readonly Pair[] = [
  [
    "去年有一笔大额订单在年底交付，约两成在次年开票。",
    "A large order was delivered in December; about 20% of it is invoiced in the next year.",
  ],
  [
    "资产负债率上升系新购设备所致，年内已归还部分借款。",
    "The debt ratio rose with new machines; part has been repaid this year.",
  ],
  [
    "收入下降因主要客户停产检修两个月，现已恢复。",
    "Revenue fell while the main customer stood still for two months; it is back.",
  ],
];

export function productText(random: Random, { zh, en, buyersZh, buyersEn }: Product): string {
  const [[oneZh, oneEn], [twoZh, twoEn]] = random.shuffled(STRENGTHS) as [Pair, Pair];
  return both(`${zh}，供${buyersZh}使用。${oneZh}；${twoZh}。`, `${en} for ${buyersEn}: ${oneEn}; ${twoEn}.`);
}

export function marketText(random: Random, { buyersZh, buyersEn }: Product): string {
  const [zh, en] = random.pick(MARKETS);
  return both(`面向${buyersZh}。${zh}。`, `Sold to ${buyersEn}: ${en}.`);
}

export function planText(purpose: Purpose): string {
  return both(...PLANS[purpose]);
}

export function useText(purpose: Purpose): string {
  return both(...USES[purpose]);
}

export function customersText(random: Random): string {
  const [all, first, days] = [random.int(38, 82), random.int(12, 34), random.pick([30, 45, 60, 90])];
  return both(
    `前五大客户占收入 ${all}%，最大一家占 ${Math.min(first, all - 4)}%，账期约 ${days} 天。`,
    `The five largest buyers are ${all}% of revenue, the largest ${Math.min(first, all - 4)}%; they pay in about ${days} days.`,
  );
}

export function teamText(random: Random, founders: number, research: number): string {
  const years = random.int(6, 19);
  return both(
    `创始人 ${founders} 名，平均从业 ${years} 年；研发人员 ${research} 人。`,
    `${founders} founder${founders === 1 ? "" : "s"} with ${years} years in the field on average; ${research} in R&D.`,
  );
}

export function noteText(random: Random): string {
  return both(...random.pick(NOTES));
}
