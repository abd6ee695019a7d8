import type { OfferTerms } from "#app/domain/offers/terms/offer-terms.ts";

/** Those among an instrument's own terms. */
export const COUNTERED_DETAILS = [
  "commitmentPercent",
  "advancePercent",
  "servicePercent",
  "discountPercent",
  "capFen",
] as const;

/** The single terms that a company may ask to change; costs are changed line by line beside them. */
export type CounterField =
  | "amountFen"
  | "termMonths"
  | "spreadBp"
  | "fixedRatePercent"
  | "postMoneyFen"
  | "poolPercent"
  | "boardSeats"
  | (typeof COUNTERED_DETAILS)[number];

/**
 * Which of them a term sheet has, in form order. A lease's amount is computed from its price and a factor's from its
 * receivable, so neither is changed directly; of a rate, its basis: points over the LPR, or the fixed one.
 */
export function counterFieldsOf(terms: OfferTerms): readonly CounterField[] {
  if (terms.instrument === "equity") return ["amountFen", "postMoneyFen", "poolPercent", "boardSeats"];
  const kind = terms.details?.kind;
  const follows = kind === "finance_lease" || kind === "factoring";
  const own = { ...(terms.details ?? {}), ...(kind === "convertible_note" ? { capFen: true } : {}) };
  return [
    ...(follows ? [] : (["amountFen"] as const)),
    "termMonths",
    terms.rateBasis === "fixed" ? "fixedRatePercent" : "spreadBp",
    ...COUNTERED_DETAILS.filter((field) => field in own),
  ];
}
