import type { NegotiationPlan } from "./story/told.ts";
import type { LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";

/** What most term sheets on the laser maker's table have in common. */
export const loan = { rateReset: "fixed_for_term", termMonths: 24, repaymentMethod: "annuity" } as const;
export const patents = [{ kind: "class_one_ip", description: "3 项发明专利 / 3 patents" }] as const;

export function terms(
  part: Omit<LoanTerms, "conditions" | "fees" | "securities"> & Partial<LoanTerms>,
): LoanTerms {
  return {
    fees: [],
    securities: [],
    conditions: ["股东会同意融资的决议 / Shareholders' resolution"],
    ...part,
  };
}

/** A round that the institution has yet to answer. */
export const askedForThreeYears: readonly NegotiationPlan[] = [
  {
    days: 1,
    change: { spreadBp: 50, termMonths: 36 },
    words: "希望期限延长至三年。\nWe would rather have three years.",
  },
];

/** A round that was answered with a new version, which is to be decided. */
export const askedForLess: readonly NegotiationPlan[] = [
  {
    days: 1,
    change: { spreadBp: 15, feePercents: ["0.6"] },
    words:
      "担保费率与加点高于另一份方案，2025 年审计报告已可提供。\nThe guarantee fee and the points are above our other offer; the audit of 2025 is ready.",
    revised: { days: 2, change: { spreadBp: 20, feePercents: ["0.7"] } },
  },
];
