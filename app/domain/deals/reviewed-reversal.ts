import { z } from "zod";
import type { Funding } from "#app/domain/prospects/funding.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { refuseUnconfirmedAmount } from "#app/domain/review/typed-amount.ts";
import type { DealStatus } from "./lifecycle.ts";
import type { ReversalStatus } from "./reversal.ts";
import { markOfFunding } from "./reviewed-fill.ts";

/** What the review of an agreement to a reversal showed (`markOfReversal`), and its amount as typed. */
export interface ReviewedReversal {
  read: string;
  typedAmount: string;
}

/** What the consequences of a reversal follow from; the ask is its company's alone to read. */
interface Shown {
  reversal: { status: ReversalStatus };
  deal: { status: DealStatus; confirmedFen: bigint };
  ask: ({ status: ProspectStatus; isOtherOpen: boolean } & Funding) | null;
}

/** What the review shows beside the drawdown, which never changes, as a text that differs once anything of it does. */
export function markOfReversal({ reversal, deal, ask }: Shown): string {
  const beside = ask?.isOtherOpen === true ? "beside" : "alone";
  const money = ask === null ? [] : [ask.status, markOfFunding(ask), String(ask.targetFen), beside];
  return [reversal.status, deal.status, String(deal.confirmedFen), ...money].join(" ");
}

/**
 * What a review showed (`markOfReversal`): without an ask, as an institution reads it, or with its money and whether its
 * company has another under way.
 */
export const reversalMarkField = z
  .string()
  .max(200)
  .regex(/^[a-z_]+ [a-z_]+ \d+(?: [a-z_]+ \d+\.\d+ \d+ (?:alone|beside))?$/u);

/** Refuses an agreement whose consequences are others than its review named, or whose amount was not confirmed. */
export function refuseUnreviewedReversal(
  shown: Shown,
  amountFen: bigint,
  { read, typedAmount }: ReviewedReversal,
): void {
  if (read !== markOfReversal(shown)) throw new Refusal("review-outdated");
  refuseUnconfirmedAmount(amountFen, typedAmount);
}
