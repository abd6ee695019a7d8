import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { type MovableOffer, whyNotMove } from "./lifecycle.ts";

/** What the company seeks in all, and what it has accepted of that; fen. */
export type Ask = { status: ProspectStatus; soughtFen: bigint; acceptedFen: bigint };

export type AcceptableOffer = MovableOffer & { amountFen: bigint | null; currentVersion: number };

/** Statuses of a prospect in which an offer that was issued on it may still be accepted. */
const accepting: readonly ProspectStatus[] = ["published", "paused", "expired"];

/**
 * Null when the company may accept this version of the offer now; otherwise the one reason why not. An acceptance
 * names the version that was read, so that terms that changed meanwhile are never accepted unseen. The sum of what
 * is accepted never passes what is sought (invariant I1).
 */
export function whyNotAccept(
  ask: Ask,
  offer: AcceptableOffer,
  version: number,
  now: Date,
): RefusalCode | null {
  if (ask.status === "funded") return "prospect-funded";
  if (!accepting.includes(ask.status)) return "prospect-wrong-state";
  const move = whyNotMove(offer, "accept", "company", now);
  if (move !== null) return move;
  if (version !== offer.currentVersion) return "offer-version-outdated";
  return ask.acceptedFen + (offer.amountFen ?? 0n) > ask.soughtFen ? "offer-exceeds-ask" : null;
}

/**
 * The open offers that an acceptance puts on hold: those that no longer fit what remains of the ask (invariant I2).
 * They stand again if the deal falls through, and are superseded once the prospect is funded; the others stay open.
 */
export function offersToHold<Offer extends { amountFen: bigint | null; heldByDealId: string | null }>(
  remainingFen: bigint,
  competing: readonly Offer[],
): Offer[] {
  return competing.filter((offer) => offer.heldByDealId === null && (offer.amountFen ?? 0n) > remainingFen);
}
