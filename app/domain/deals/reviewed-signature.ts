import { Refusal } from "#app/domain/refusal.ts";
import { refuseUnconfirmedAmount } from "#app/domain/review/typed-amount.ts";
import type { DealStatus } from "./lifecycle.ts";

/** What the review of a signature named. */
export interface ReviewedSignature {
  status: DealStatus;
  typedAmount: string;
}

/** Refuses a signature on a deal that has moved since its review, or whose amount was not confirmed. */
export function refuseUnreviewedSignature(
  { status, amountFen }: { status: DealStatus; amountFen: bigint },
  reviewed: ReviewedSignature,
): void {
  if (reviewed.status !== status) throw new Refusal("review-outdated");
  refuseUnconfirmedAmount(amountFen, reviewed.typedAmount);
}
