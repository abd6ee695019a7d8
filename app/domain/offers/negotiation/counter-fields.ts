import type { OfferTerms } from "#app/domain/offers/terms/offer-terms.ts";
import type { IssuedTerms } from "#app/domain/offers/terms/record-terms.ts";
import { LEAST_OFFER_FEN } from "#app/domain/offers/terms/term-faults.ts";

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

/** How a company can ask for what is left of its ask in place of an offer of more. */
export type WayToLess = "amount" | "terms" | "none";

/** By the amount; by the terms that it follows from; in no way if less is left than any offer is for. */
export function wayToLess(terms: IssuedTerms, leftFen: bigint): WayToLess {
  if (terms.instrument === "record" || leftFen < LEAST_OFFER_FEN) return "none";
  return counterFieldsOf(terms).includes("amountFen") ? "amount" : "terms";
}
