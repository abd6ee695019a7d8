import type { ReviewedEnd } from "#app/domain/prospects/ending.ts";
import { fillsAsk, type Funding } from "#app/domain/prospects/funding.ts";
import type { MovableProspect } from "#app/domain/prospects/lifecycle.ts";
import { Refusal } from "#app/domain/refusal.ts";

/** What the review of a confirmation that fills an ask named beside the payment: what ends with the search, and the money. */
export interface ReviewedFill extends ReviewedEnd {
  funding: string;
}

/** The money of an ask, in fen: what is confirmed, and the most that is sought. */
export function markOfFunding({ confirmedFen, soughtFen }: Funding): string {
  return `${String(confirmedFen)}.${String(soughtFen)}`;
}

interface Confirmed {
  prospect: MovableProspect & Funding;
  drawdown: { amountFen: bigint };
}

/**
 * Refuses the confirmation of a payment that ends more than its page named: `reviewed` is what the review named, null
 * where the page named no end at all. What ends with the search is compared where it is counted.
 */
export function refuseUnreviewedFill({ prospect, drawdown }: Confirmed, reviewed: ReviewedFill | null): void {
  const isFilling = fillsAsk(prospect, drawdown.amountFen);
  if (reviewed === null) {
    if (isFilling) throw new Refusal("confirmation-fills-ask");
    return;
  }
  if (!isFilling || reviewed.funding !== markOfFunding(prospect)) throw new Refusal("review-outdated");
}
