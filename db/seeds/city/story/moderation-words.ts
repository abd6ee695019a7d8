import type { ModerationReason } from "#app/domain/codes/reasons.ts";

interface Words {
  code: ModerationReason;
  field: string | null;
  note: string;
}

/** What moderators write beside a field when they send a prospect back. */
export const NOTES: readonly Words[] = [
  {
    code: "figures_disagree",
    field: "figures.years",
    note: "最近一年的主营业务收入与审计报告附注不一致，请核对后重新提交。",
  },
  { code: "identifies_someone", field: "business.customers", note: "文中出现了客户简称，请改为行业描述。" },
  {
    code: "fact_without_evidence",
    field: "business.market",
    note: "市场占有率缺少来源，请补充出处，或删去该数字。",
  },
  { code: "incomplete", field: "ask.useOfFunds", note: "请说明资金分几期使用，以及各项金额。" },
  { code: "identifies_someone", field: "people.team", note: "请删去毕业院校和任职单位的全称。" },
];

/** Why prospects were rejected. */
export const REJECTIONS: readonly Words[] = [
  {
    code: "not_a_technology_company",
    field: null,
    note: "主营业务为一般贸易，不属于平台服务的科技企业范围。",
  },
  { code: "duplicate", field: null, note: "与贵公司已发布的融资档案重复，请在原档案上修改。" },
  { code: "purpose_not_allowed", field: null, note: "资金拟用于购置商业住房，不属于平台支持的用途。" },
  { code: "compliance", field: null, note: "被列入经营异常名录，移出后可重新提交。" },
  { code: "promises_return", field: null, note: "文中承诺投资回报，按规定不能发布。" },
];
