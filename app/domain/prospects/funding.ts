import type { RefusalCode } from "#app/domain/refusal.ts";
import { type MovableProspect, whyNotMove } from "./lifecycle.ts";

/** What both sides have confirmed on a prospect, and the least and the most that it seeks, in fen. */
export type Funding = { confirmedFen: bigint; targetFen: bigint; soughtFen: bigint };

/**
 * How far the money is: at the maximum a prospect is funded by itself, between minimum and maximum its company decides
 * whether it goes on. Where the two are the same, there is nothing to decide.
 */
export function reachedBy({ confirmedFen, targetFen, soughtFen }: Funding): "maximum" | "minimum" | "less" {
  if (confirmedFen >= soughtFen) return "maximum";
  return confirmedFen > 0n && confirmedFen >= targetFen ? "minimum" : "less";
}

/**
 * Null when the company can end its search with what has come. Refuses in states without a search, and while less than the
 * minimum of the ask is confirmed.
 */
export function whyNotClose(prospect: MovableProspect & Funding): RefusalCode | null {
  const move = whyNotMove(prospect, "close", "company");
  if (move !== null) return move;
  return reachedBy(prospect) === "less" ? "prospect-minimum-not-reached" : null;
}
