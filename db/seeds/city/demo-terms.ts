import type { LoanTerms } from "#app/domain/offers/loan-terms.ts";

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
