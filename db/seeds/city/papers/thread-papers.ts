import { mark, type Words } from "./paper.ts";

/** What an institution sends with its words: the same for everybody. */
export const checklist: Words = {
  name: "授信资料清单.pdf",
  kind: "other",
  title: "授信资料清单",
  lead: "适用于科技企业流动资金贷款",
  parts: [
    {
      title: "需提供",
      paragraphs: [
        "1. 最近两个年度审计报告及最近一期财务报表",
        "2. 近六个月基本户流水",
        "3. 前五大客户合同或订单",
        "4. 拟质押知识产权的登记证书与近年年费缴纳凭证",
        "5. 法定代表人身份证明与企业章程",
      ],
    },
    mark,
  ],
};

export const pledgeGuide: Words = {
  name: "专利质押评估流程.pdf",
  kind: "other",
  title: "专利质押评估流程",
  lead: "企业须知",
  parts: [
    {
      title: "流程",
      paragraphs: [
        "1. 企业提供专利证书、年费缴纳凭证与许可情况",
        "2. 评估机构现场核实，7 个工作日内出具评估意见",
        "3. 双方签署质押合同",
        "4. 办理专利权质押登记，登记后放款",
      ],
    },
    mark,
  ],
};

/** What a firm sends in answer. */
export const paymentPlan: Words = {
  name: "设备付款计划.pdf",
  kind: "other",
  title: "设备付款计划",
  lead: "第二条焊接线",
  parts: [
    {
      title: "付款安排",
      table: {
        heads: ["节点", "比例", "金额（元）"],
        rows: [
          ["签约", "30%", "1,080,000.00"],
          ["到货", "50%", "1,800,000.00"],
          ["验收", "15%", "540,000.00"],
          ["质保期满", "5%", "180,000.00"],
        ],
        wordColumns: [0],
      },
    },
    mark,
  ],
};

export const orderBook: Words = {
  name: "未来两季在手订单.pdf",
  kind: "other",
  title: "在手订单汇总",
  lead: "未来两个季度",
  parts: [
    {
      title: "说明",
      paragraphs: [
        "在手订单均已签订合同，按月交付，按月对账。",
        "前五大客户合计约占六成，账期 60 至 90 天。",
        "明细以合同为准，可在现场尽调时查阅。",
      ],
    },
    mark,
  ],
};
