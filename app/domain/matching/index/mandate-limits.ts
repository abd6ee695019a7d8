import type { Day } from "#app/lib/days.ts";
import type { MandateTerms } from "../facts.ts";
import { limitOf } from "./exact-fen.ts";

/**
 * The range criteria of a mandate as floors that a number must reach; NaN where it demands nothing. Where less is
 * better (askMin, termMin), the floor and the number that is held against it are negated. The number is the best that a
 * company may have by what is known, infinite where nothing is. Fen, months, basis points.
 */
export const LIMITS = {
  /** −askMin ≥ −budget left. */
  budget: (terms: MandateTerms) => -limitOf(terms.budgetLeftFen),
  /** −askMin ≥ −amountMax. */
  amountMost: (terms: MandateTerms) => -limitOf(terms.amountMaxFen),
  amountLeast: (terms: MandateTerms) => limitOf(terms.amountMinFen),
  termMost: (terms: MandateTerms) => -(terms.termMonthsMax ?? Number.NaN),
  termLeast: (terms: MandateTerms) => terms.termMonthsMin ?? Number.NaN,
  revenue: (terms: MandateTerms) => limitOf(terms.minRevenueFen),
  age: (terms: MandateTerms) => terms.minAgeMonths ?? Number.NaN,
  /** The company's limit must reach the cheap end of the band. */
  price: (terms: MandateTerms) => terms.priceMinBp ?? Number.NaN,
} as const;
export type Limit = keyof typeof LIMITS;
export const LIMIT_NAMES = Object.keys(LIMITS) as readonly Limit[];

/** Whether a mandate can take anybody on a day, the size of an ask aside: open, in force, with a place and money. */
export function hasRoom(terms: MandateTerms, day: Day): boolean {
  const floor = terms.amountMinFen ?? 0n;
  return (
    terms.open &&
    terms.introductionsLeft > 0 &&
    terms.validFrom <= day &&
    day <= terms.validUntil &&
    terms.budgetLeftFen >= (floor > 1n ? floor : 1n)
  );
}
