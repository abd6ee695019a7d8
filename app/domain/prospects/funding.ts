import type { RefusalCode } from "#app/domain/refusal.ts";
import { type MovableProspect, whyNotMoveProspect } from "./lifecycle.ts";

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
 * Null when the company can end its search with what is confirmed. Refuses in states without a search, and while less
 * than the minimum of the ask is confirmed.
 */
export function whyNotClose(prospect: MovableProspect & Funding): RefusalCode | null {
  const move = whyNotMoveProspect(prospect, "close", "company");
  if (move !== null) return move;
  return fundingStateOf(prospect) === "less" ? "prospect-minimum-not-reached" : null;
}
