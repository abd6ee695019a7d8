import type { RefusalCode } from "#app/domain/refusal.ts";
import {
  type MovableProspect,
  type ProspectStatus,
  prospectStatusAfter,
  whyNotMoveProspect,
} from "./lifecycle.ts";

/** What both sides have confirmed on a prospect, and the minimum and maximum that it seeks, in fen. */
export type Funding = { confirmedFen: bigint; targetFen: bigint; soughtFen: bigint };

/**
 * The state of funding: at the maximum a prospect is funded automatically, between minimum and maximum its company
 * decides whether to go on. Where both are equal, there is nothing to decide.
 */
export function fundingStateOf({
  confirmedFen,
  targetFen,
  soughtFen,
}: Funding): "maximum" | "minimum" | "less" {
  if (confirmedFen >= soughtFen) return "maximum";
  return confirmedFen > 0n && confirmedFen >= targetFen ? "minimum" : "less";
}

/**
 * The money of a prospect once a version is published that asks for so much. What was accepted stays accepted, whatever it
 * asks for: it seeks no less than that.
 */
export function fundingAfterPublication(
  { confirmedFen, acceptedFen }: { confirmedFen: bigint; acceptedFen: bigint },
  { amountMinFen, amountMaxFen }: { amountMinFen: bigint; amountMaxFen: bigint },
): Funding {
  const soughtFen = amountMaxFen > acceptedFen ? amountMaxFen : acceptedFen;
  return { confirmedFen, targetFen: amountMinFen, soughtFen };
}

/** Whether an amount that is confirmed fills the ask, which ends its search. */
export function fillsAsk(prospect: MovableProspect & Funding, amountFen: bigint): boolean {
  const confirmedFen = prospect.confirmedFen + amountFen;
  const isFull = fundingStateOf({ ...prospect, confirmedFen }) === "maximum";
  return isFull && whyNotMoveProspect(prospect, "fund", "system") === null;
}

/**
 * Null when the company can end its search with what is confirmed. Refuses in states without a search, and while less
 * than the minimum of the ask is confirmed.
 */
export function whyNotClose(prospect: MovableProspect & Funding): RefusalCode | null {
  const move = whyNotMoveProspect(prospect, "close", "company");
  if (move !== null) return move;
  return fundingStateOf(prospect) === "less" ? "prospect-minimum-not-reached" : null;
}

/**
 * The status of a prospect once `backFen` of its confirmed money was reversed. It stays funded while the minimum of its
 * ask is confirmed, whoever ended its search; with less it is reopened. A prospect that isn't funded stays as it is.
 * The database applies the same rule (take_back_drawdown).
 */
export function statusAfterReversal(
  { status, ...funding }: { status: ProspectStatus } & Funding,
  backFen: bigint,
): ProspectStatus {
  if (status !== "funded") return status;
  const left = fundingStateOf({ ...funding, confirmedFen: funding.confirmedFen - backFen });
  return left === "less" ? prospectStatusAfter(status, "reopen") : status;
}
