import { randomInt, randomUUID } from "node:crypto";
import { organisationCheckCharacter, usccCheckCharacter } from "#app/domain/organizations/uscc.ts";
import type { Locale } from "#app/i18n/locale.ts";

export const password = "three patient herons";

/** A code that no other organization has. */
function newCode(): string {
  const body = `MA${randomInt(1_000_000).toString().padStart(6, "0")}`;
  const code = `91220101${body}${organisationCheckCharacter(body)}`;
  return code + usccCheckCharacter(code);
}

function newAddress(name: string): string {
  return `${name}-${randomUUID().slice(0, 8)}@people.test`;
}

/** Who the company of a journey is and what it writes, as its owner would in that language. */
export function companyTexts(locale: Locale) {
  const serial = randomInt(100_000);
  const series = randomInt(100_000);
  const legalName = `长春晨曦激光装备${serial}有限公司`;
  const englishName = `Changchun Aurora Laser Equipment ${serial} Co.`;
  const common = {
    code: newCode(),
    email: newAddress("company"),
    legalName,
    englishName,
    /** As pages in that language call it. */
    name: locale === "en" ? englishName : legalName,
    phone: "0431-8516 2218",
    addressZh: "长春市朝阳区前进大街2266号",
  };
  return locale === "en"
    ? {
        ...common,
        person: "Han Xue",
        headline: `Fibre-laser welding heads for car bodies, series ${series}`,
        product:
          "Welding heads with seam tracking, in series since 2021. Two invention patents protect the optics.",
        market:
          "About one in eight heads sold to car inserts in the north-east is ours; imports hold the rest.",
        growthPlan: "Orders for 2027 stand at twice this year's. A second assembly line opens in the spring.",
        customers: "Three car makers and eleven of their suppliers; the largest buys 28 % of our revenue.",
        team: "Four engineers with doctorates in optics; ten years in the field on average.",
        keyPeople: "Han Xue, Li Wei",
        useOfFunds: "Optics and motion parts for the orders of the next two quarters.",
        purposeNote: "We would like to meet before the end of the quarter.",
      }
    : {
        ...common,
        person: "韩雪",
        headline: `面向车身焊接的光纤激光焊接头（${series}系列）`,
        product: "带焊缝跟踪的激光焊接头，2021年起批量供货，光学系统由两项发明专利保护。",
        market: "东北整车厂所用焊接头约八分之一来自我们，其余为进口产品。",
        growthPlan: "明年在手订单为今年的两倍，春季第二条装配线投产。",
        customers: "三家整车厂及十一家配套企业，最大客户占收入28%。",
        team: "四名光学博士，团队平均从业十年。",
        keyPeople: "韩雪、李伟",
        useOfFunds: "采购未来两个季度订单所需的光学与运动部件。",
        purposeNote: "希望在本季度内面谈。",
      };
}
export type CompanyTexts = ReturnType<typeof companyTexts>;

/** Who the institution of a journey is. */
export function institutionTexts(locale: Locale) {
  const serial = randomInt(100_000);
  const legalName = `长春融合银行${serial}股份有限公司`;
  const englishName = `Changchun Concord Bank ${serial}`;
  return {
    code: newCode(),
    email: newAddress("institution"),
    legalName,
    englishName,
    name: locale === "en" ? englishName : legalName,
    person: locale === "en" ? "Gu Ming" : "顾明",
    phone: "0431-8899 1200",
    licence: `B0${serial}H222010001`,
    scope:
      locale === "en"
        ? "Deposits, loans, settlement and bills."
        : "吸收公众存款，发放贷款，办理结算和票据业务。",
    mandate: locale === "en" ? `Technology loans ${serial}` : `科技贷${serial}`,
  };
}
export type InstitutionTexts = ReturnType<typeof institutionTexts>;
