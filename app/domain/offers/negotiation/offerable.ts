import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

/** The ends of what an ask seeks, as an institution is shown them; null where nothing is shown. */
export interface ShownRange {
  minFen: bigint | null;
  maxFen: bigint | null;
}

/**
 * The most that an institution may offer: the smaller of what its consent shows it as the exact maximum of the ask, and
 * of what is published as left. The latter is rounded up, so that nobody learns what was accepted elsewhere: an offer
 * within this limit may still be for more than is left, which only the company knows. Null where neither is shown.
 */
export function mostOffered(givenMaxFen: bigint | null, publishedMaxFen: bigint | null): bigint | null {
  if (givenMaxFen === null) return publishedMaxFen;
  return publishedMaxFen === null || givenMaxFen < publishedMaxFen ? givenMaxFen : publishedMaxFen;
}

/**
 * What an ask seeks from this institution: exactly as its consent shows it, while no less than that is published as
 * left; else as it is published. Computed from what the institution is shown, so that it learns nothing else. A
 * guarantee takes nothing of the ask: for it all of it is sought, until it is met.
 */
export function offerableAsk(commitment: Commitment, published: ShownRange, given: ShownRange): ShownRange {
  if (given.maxFen === null || published.maxFen === 0n) return published;
  const isWhole = commitment === "guarantee" || published.maxFen === null || given.maxFen <= published.maxFen;
  return isWhole ? given : published;
}

/** Null when an offer of this amount is within `offerableAsk`. A guarantee may back a loan that has met the ask. */
export function whyNotAsked(
  commitment: Commitment,
  amountFen: bigint,
  { maxFen }: ShownRange,
): RefusalCode | null {
  const isBeside = commitment === "guarantee" && maxFen === 0n;
  return maxFen !== null && amountFen > maxFen && !isBeside ? "offer-exceeds-ask" : null;
}
