import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";
import type { OfferTerms } from "#app/domain/offers/terms/offer-terms.ts";

/** What is compared with each other, in the order of the page: each kind has columns of its own. */
export const COMPARED_KINDS = ["loan", "lease", "line", "factoring", "note", "guarantee", "equity"] as const;
export type ComparedKind = (typeof COMPARED_KINDS)[number];

/**
 * The kind by which an offer is compared. Loans with and without security are one kind: they bring the same money on
 * the same conditions of repayment. A line is drawn and repaid at will, a note may become shares, and a guarantee
 * brings no money, so none of these is measured against a loan.
 */
export function comparedKind({ instrument }: Pick<OfferTerms, "instrument">, by: Commitment): ComparedKind {
  if (by === "guarantee") return "guarantee";
  switch (instrument) {
    case "equity":
      return "equity";
    case "finance_lease":
      return "lease";
    case "revolving_credit":
      return "line";
    case "receivables_finance":
      return "factoring";
    case "convertible_note":
      return "note";
    case "unsecured_loan":
    case "ip_pledge_loan":
    case "secured_loan":
    case "equity_pledge_loan":
    case "guaranteed_loan":
      return "loan";
  }
}

/**
 * Whether a debt sheet states all that the money costs. A lender's guaranteed loan that names no guarantee fee doesn't:
 * the guarantor charges its own.
 */
export function isAllIn({ instrument, fees }: Pick<LoanTerms, "instrument" | "fees">): boolean {
  return instrument !== "guaranteed_loan" || fees.some(({ kind }) => kind === "guarantee_fee");
}
