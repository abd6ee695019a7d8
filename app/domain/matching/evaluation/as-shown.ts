import { AGE_YEARS_EDGES, bandOf, STAFF_EDGES } from "#app/domain/prospects/bands.ts";
import { roundedUp } from "#app/domain/prospects/round-amounts.ts";
import type { Subject } from "../learned/subject.ts";

const DAYS_IN_A_YEAR = 365.25;

/**
 * A company of an imported file as a teaser would show it: the amount rounded up to the steps of a published ask, staff
 * and age in bands (represented by their middle, open bands by their end), without identity. The other columns are
 * unchanged.
 */
export function asShown({ amount, staff, ageDays, ...subject }: Subject): Subject {
  const years = ageDays === null ? null : middleOf(AGE_YEARS_EDGES, Math.floor(ageDays / DAYS_IN_A_YEAR));
  return {
    ...subject,
    companyId: null,
    amount: amount === null ? null : Number(roundedUp(BigInt(Math.round(amount)))),
    staff: staff === null ? null : middleOf(STAFF_EDGES, staff),
    ageDays: years === null ? null : Math.round(years * DAYS_IN_A_YEAR),
  };
}

/** The middle of the band of a value. */
function middleOf(edges: readonly number[], value: number): number {
  const { from, to } = bandOf(edges, value);
  return ((from ?? to ?? 0) + (to ?? from ?? 0)) / 2;
}
