import { z } from "zod";
import { type MandateContent, mandateContentSchema } from "#app/domain/mandates/criteria.ts";
import type { CompanyProfile } from "#app/domain/organizations/profile.ts";
import { type ProspectContent, prospectContentSchema } from "#app/domain/prospects/content.ts";
import { dayOn } from "../days.ts";

/** A laser maker of the demonstration city; nobody real. */
export function companyProfile(change: Partial<CompanyProfile> = {}): CompanyProfile {
  return {
    legalName: "长春澄光激光科技有限公司（示例）",
    englishName: "Changchun Chengguang Laser Technology Co., Ltd (demo)",
    uscc: "91220101MA0Y12340Q",
    establishedOn: "2017-06-12",
    sector: "photonics/laser-devices",
    district: "2201/changchun-new-area",
    address: "长春新区光华路88号",
    contactName: "李娜",
    contactPhone: "0431-81234567",
    contactEmail: "finance@chengguang.example",
    website: "https://www.chengguang.example",
    ...change,
  };
}

type StepChanges = { [Step in keyof ProspectContent]?: Partial<ProspectContent[Step]> };

/** A whole prospect, as an institution would like to read it. */
export function prospectContent(change: StepChanges = {}): ProspectContent {
  return {
    company: companyProfile(change.company),
    business: {
      headline: "Fibre-laser welding heads for battery trays",
      product: "Welding heads of 2 to 6 kW with seam tracking.",
      market: "Makers of battery trays and seat frames in the north-east.",
      growthPlan: "A second welding line doubles the capacity in 2027.",
      customers: "Two makers of battery trays and a maker of rail seats.",
      ...change.business,
    },
    people: {
      founders: 3,
      keyRoles: ["management", "technology", "finance"],
      team: "Three founders with 14 years in optics each; 36 in R&D.",
      keyPeople: "张伟（总经理）、Wang Lei CTO",
      ...change.people,
    },
    figures: {
      years: [
        { year: 2024, revenueFen: 3_890_000_000n, rdExpenseFen: 348_000_000n, staff: 74 },
        {
          year: 2025,
          audited: true,
          revenueFen: 4_760_000_000n,
          mainRevenueFen: 4_565_000_000n,
          netProfitFen: 446_000_000n,
          totalAssetsFen: 6_180_000_000n,
          totalLiabilitiesFen: 2_590_000_000n,
          rdExpenseFen: 409_000_000n,
          staff: 86,
          rdStaff: 36,
        },
      ],
      ...change.figures,
    },
    ip: {
      rights: { invention_patent: 7, utility_model: 11 },
      pendingInventions: 2,
      recognitions: ["high_tech_enterprise"],
      recognisedUntil: { high_tech_enterprise: dayOn(600) },
      ...change.ip,
    },
    ask: {
      instruments: ["ip_pledge_loan", "guaranteed_loan"],
      amountMinFen: 500_000_000n,
      amountMaxFen: 600_000_000n,
      termMonthsMin: 24,
      termMonthsMax: 24,
      purpose: "new_line",
      useOfFunds: "The second welding line and its coating bench.",
      securities: ["class_one_ip"],
      stage: "growth",
      maxRatePercent: "4.5",
      firstAnswerDays: 3,
      ...change.ask,
    },
  };
}

/** The same as it is stored. */
export function prospectJson(change: StepChanges = {}) {
  return z.encode(prospectContentSchema, prospectContent(change)) as Record<string, Record<string, unknown>>;
}

/** What the mandate below asks for, as in its content and as the matcher takes it. */
export const mandateCriteria = {
  instruments: ["ip_pledge_loan", "unsecured_loan"],
  sectorsIncluded: ["photonics", "rail-and-equipment", "new-materials"],
  sectorsExcluded: ["new-materials/light-alloys"],
  districts: ["2201"],
  stages: ["growth", "mature"],
  securitiesAccepted: ["class_one_ip", "receivables"],
  amountMinFen: 100_000_000n,
  amountMaxFen: 1_000_000_000n,
  termMonthsMin: 12,
  termMonthsMax: 36,
  minRevenueFen: 1_000_000_000n,
  minAgeMonths: 36,
  recognitionsAny: ["high_tech_enterprise", "tech_sme"],
} satisfies Partial<MandateContent["terms"]>;

export function mandateContent(change: Partial<MandateContent["terms"]> = {}): MandateContent {
  return {
    terms: {
      title: "Photonics and equipment loans",
      ...mandateCriteria,
      priceMinPercent: "3.30",
      priceMaxPercent: "4.20",
      budgetFen: 12_000_000_000n,
      introductionCap: 12,
      validFrom: dayOn(-300),
      validUntil: dayOn(1_000),
      ...change,
    },
    preferences: [{ kind: "rd_intensity", atLeastBp: 800, weight: 2 }],
  };
}

export function mandateJson(change: Partial<MandateContent["terms"]> = {}) {
  return z.encode(mandateContentSchema, mandateContent(change)) as {
    terms: Record<string, unknown>;
    preferences: unknown[];
  };
}

/** An equity term sheet as it is stored. */
export function equityTermsJson(change: object = {}) {
  return {
    instrument: "equity",
    amountFen: "600000000",
    postMoneyFen: "7200000000",
    poolPercent: "10",
    holdings: [{ holder: "founders", percent: "100" }],
    preferenceTimes: "1",
    participation: "non_participating",
    boardSeats: 1,
    conditions: [],
    ...change,
  };
}

/** A loan term sheet as it is stored. */
export function loanTermsJson() {
  return {
    instrument: "ip_pledge_loan",
    amountFen: "350000000",
    rateBasis: "lpr",
    lprTerm: "1Y",
    spreadBp: 75,
    rateReset: "fixed_for_term",
    termMonths: 24,
    repaymentMethod: "annuity",
    fees: [{ kind: "valuation_fee", timing: "upfront", amountFen: "1500000" }],
    securities: [{ kind: "class_one_ip", description: "2 patents, valued at ¥9.8M" }],
    conditions: ["Pledge registered with CNIPA", "Board resolution"],
  };
}
