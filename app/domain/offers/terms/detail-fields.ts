import type { Instrument } from "#app/domain/codes/instruments.ts";

/** The fields of each instrument's own terms, in form order. */
export const FIELDS_OF_DETAILS = {
  dated_loan: [
    "dayCount",
    "firstDrawdownOn",
    "firstPaymentOn",
    "secondDrawdownOn",
    "secondDrawdownFen",
    "resetBp",
  ],
  guarantee: ["ratioPercent"],
  revolving_credit: ["utilisationPercent", "commitmentPercent"],
  finance_lease: ["assetPriceFen", "downPaymentFen", "residualFen", "paid"],
  factoring: ["receivableFen", "advancePercent", "servicePercent", "recourse"],
  convertible_note: ["discountPercent", "capFen", "qualifiedFen", "assumedPreMoneyFen"],
} as const;
export type DetailsKind = keyof typeof FIELDS_OF_DETAILS;
export type DetailField = (typeof FIELDS_OF_DETAILS)[DetailsKind][number];

/** Each of them once. */
export const DETAIL_FIELDS: readonly DetailField[] = Object.values(FIELDS_OF_DETAILS).flat();

/** Which details an instrument has; null where a term sheet needs none. Any plain loan may have dates. */
export function detailsOf(instrument: Instrument): DetailsKind | null {
  switch (instrument) {
    case "guaranteed_loan":
      return "guarantee";
    case "revolving_credit":
      return "revolving_credit";
    case "finance_lease":
      return "finance_lease";
    case "receivables_finance":
      return "factoring";
    case "convertible_note":
      return "convertible_note";
    case "unsecured_loan":
    case "ip_pledge_loan":
    case "secured_loan":
    case "equity_pledge_loan":
      return "dated_loan";
    case "equity":
      return null;
  }
}
