import type { Dimension } from "./dimensions.ts";

/** What came of a match, as a share of a deal; MATCHING.md §2. */
export const SHARES = {
  opened: 0,
  shortlisted: 0.05,
  contacted: 0.2,
  term_sheet: 0.5,
  funded: 1,
} as const;
export type Outcome = keyof typeof SHARES;

/** What a step further adds to what was counted of the same match before. */
export function shareAdded(before: Outcome | null, now: Outcome): number {
  return Math.max(0, SHARES[now] - (before === null ? 0 : SHARES[before]));
}

/** What a coded decline speaks of; null where it says nothing that can be learned. */
export function declinedDimension(reason: string): Dimension | null {
  switch (reason) {
    case "sector":
    case "stage":
    case "instrument":
    case "amount":
    case "term":
      return reason;
    case "district":
      return "place";
    default:
      return null;
  }
}
