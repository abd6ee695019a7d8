import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { validCode } from "./moderation.ts";

type Change = { [Step in keyof ProspectContent]?: Partial<ProspectContent[Step]> };

/** A whole prospect that passes every automatic check, save where a test changes it. */
export function aContent(change: Change = {}): ProspectContent {
  const content: ProspectContent = {
    company: {
      legalName: "长春澄光激光科技有限公司",
      englishName: "Changchun Chengguang Laser",
      uscc: validCode(),
      establishedOn: "2016-05-18",
      sector: "photonics/laser-devices",
      district: "2201/changchun-new-area",
      address: "北湖科技开发区创新路 100 号",
      contactName: "示例联系人",
      contactPhone: "0431-8888 0000",
      contactEmail: "desk@company.test",
    },
    business: {
      headline: "用于动力电池托盘的光纤激光焊接头",
      product: "光纤激光焊接头，功率 3 至 12 千瓦。",
      market: "动力电池与轨道客车部件的焊接。",
      growthPlan: "新建第二条装配线。",
      customers: "三家整车零部件厂。",
    },
    people: { founders: 3, keyRoles: ["management", "technology"], team: "核心成员从业十五年以上。" },
    figures: {
      years: [
        {
          year: 2025,
          audited: true,
          revenueFen: 6_000_000_000n,
          netProfitFen: 540_000_000n,
          totalAssetsFen: 9_000_000_000n,
          totalLiabilitiesFen: 4_000_000_000n,
          rdExpenseFen: 480_000_000n,
          staff: 86,
          rdStaff: 24,
        },
      ],
    },
    ip: {
      rights: { invention_patent: 7, utility_model: 12 },
      recognitions: ["high_tech_enterprise"],
      recognisedUntil: {},
    },
    ask: {
      instruments: ["ip_pledge_loan"],
      amountMinFen: 500_000_000n,
      amountMaxFen: 800_000_000n,
      termMonthsMin: 12,
      termMonthsMax: 36,
      purpose: "new_line",
      useOfFunds: "购置镀膜与检测设备。",
      securities: ["class_one_ip"],
      stage: "growth",
    },
  };
  return Object.fromEntries(
    Object.entries(content).map(([step, fields]) => [
      step,
      { ...fields, ...change[step as keyof ProspectContent] },
    ]),
  ) as ProspectContent;
}
