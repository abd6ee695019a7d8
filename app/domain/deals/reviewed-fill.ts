import type { ReviewedEnd } from "#app/domain/prospects/ending.ts";
import { fillsAsk, type Funding } from "#app/domain/prospects/funding.ts";
import type { MovableProspect } from "#app/domain/prospects/lifecycle.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { DrawdownStatus } from "./drawdown.ts";

/** What the review of a confirmation that fills an ask named: what ends with the search, the payment, and the money. */
export interface ReviewedFill extends ReviewedEnd {
  payment: string;
  funding: string;
}

/** A payment as its institution stated it, as a text that differs once it is disputed, or stated anew. */
export function markOfPayment({
  status,
  fundedAt,
}: {
  status: DrawdownStatus;
  fundedAt: Date | null;
}): string {
  return `${status}.${String(fundedAt?.getTime() ?? 0)}`;
}

/** The money of an ask, in fen: what is confirmed, and the most that is sought. */
export function markOfFunding({ confirmedFen, soughtFen }: Funding): string {
  return `${String(confirmedFen)}.${String(soughtFen)}`;
}

interface Confirmed {
  prospect: MovableProspect & Funding;
  drawdown: { status: DrawdownStatus; fundedAt: Date | null; amountFen: bigint };
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
  const isAsReviewed =
    isFilling && reviewed.payment === markOfPayment(drawdown) && reviewed.funding === markOfFunding(prospect);
  if (!isAsReviewed) throw new Refusal("review-outdated");
}
