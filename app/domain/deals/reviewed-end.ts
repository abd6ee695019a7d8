import { Refusal } from "#app/domain/refusal.ts";
import { refuseUnconfirmedAmount } from "#app/domain/review/typed-amount.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { type DealStatus, freedFen } from "./lifecycle.ts";

/** What the review of a deal's end named. */
export interface ReviewedEnd {
  status: DealStatus;
  /** What both sides had confirmed as paid, from which the freed amount follows. */
  confirmedFen: bigint;
  typedAmount: string;
}

/** Refuses the end of a deal that has moved since its review, or whose freed amount was not confirmed. */
export function refuseUnreviewedEnd(
  deal: { status: DealStatus; commitment: Commitment; amountFen: bigint; confirmedFen: bigint },
  { status, confirmedFen, typedAmount }: ReviewedEnd,
): void {
  if (deal.status !== status || deal.confirmedFen !== confirmedFen) throw new Refusal("review-outdated");
  refuseUnconfirmedAmount(freedFen(deal), typedAmount);
}
