import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { type MovableOffer, whyNotMove } from "#app/domain/offers/lifecycle.ts";

/** What a prospect seeks, and what its deals already take of it. */
export type Ask = { amountMinFen: bigint; amountMaxFen: bigint };

/** What is left to find: the most less what is accepted; the least is at most that. Never below zero. */
export function remainingAsk(ask: Ask, acceptedFen: bigint): { minFen: bigint; maxFen: bigint } {
  const maxFen = ask.amountMaxFen > acceptedFen ? ask.amountMaxFen - acceptedFen : 0n;
  return { minFen: ask.amountMinFen < maxFen ? ask.amountMinFen : maxFen, maxFen };
}

/**
 * The most that an offer may be for. Capital: what is left to find. A guarantee: all that is sought, whatever of it is
 * accepted already, since it stands for the loan of another and takes nothing of the ask.
 */
export function roomFor(commitment: Commitment, ask: Ask, acceptedFen: bigint): bigint {
  return commitment === "guarantee" ? ask.amountMaxFen : remainingAsk(ask, acceptedFen).maxFen;
}

export type Acceptance = {
  commitment: Commitment;
  ask: Ask;
  /** What the prospect's deals take: their amounts, of those that fell through what was confirmed. */
  acceptedFen: bigint;
  amountFen: bigint;
  /** Of the offer's mandate. */
  budgetLeftFen: bigint;
};

/**
 * Null when an open offer fits what is left of the ask, or a guarantee what is sought (invariant I1) and of its mandate's budget (I9). Whether
 * the offer itself is open is asked of its lifecycle first. A mandate that was paused or used up after the issue
 * keeps its word: only the budget can stop an acceptance.
 */
export function whyNotAccept({
  commitment,
  ask,
  acceptedFen,
  amountFen,
  budgetLeftFen,
}: Acceptance): RefusalCode | null {
  if (amountFen > roomFor(commitment, ask, acceptedFen)) return "offer-exceeds-ask";
  return amountFen > budgetLeftFen ? "mandate-budget-short" : null;
}

/** Statuses of a prospect in which an offer that was issued on it may still be accepted. */
const ACCEPTING: readonly ProspectStatus[] = ["published", "paused", "expired"];

/**
 * Null when the company can accept, or counter, this version of the offer now, money aside. An answer names the version
 * that was read, so that terms that changed meanwhile are never answered unseen.
 */
export function whyNotOpen(
  prospectStatus: ProspectStatus,
  offer: MovableOffer & { currentVersion: number },
  version: number,
  now: Date,
  answer: "accept" | "counter" = "accept",
): RefusalCode | null {
  if (prospectStatus === "funded") return "prospect-funded";
  if (!ACCEPTING.includes(prospectStatus)) return "prospect-wrong-state";
  const move = whyNotMove(offer, answer, "company", now);
  if (move !== null) return move;
  return version === offer.currentVersion ? null : "offer-version-outdated";
}

export type CompetingOffer = {
  offerId: string;
  commitment: Commitment;
  amountFen: bigint;
  heldByDealId: string | null;
};

/**
 * The prospect's other open offers that a new deal puts on hold (invariant I2): those that no longer fit what
 * remains, and all of them when nothing remains. They aren't ended yet: until the deal is contracted it may fall
 * through, and then they can be accepted again. Their own end keeps running. Offers that another deal holds stay
 * with it. Guarantees compete with nobody: they neither hold nor are held.
 */
export function heldByAcceptance(remainingFen: bigint, competing: readonly CompetingOffer[]): string[] {
  return competing
    .filter(({ commitment, heldByDealId }) => commitment === "capital" && heldByDealId === null)
    .filter(({ amountFen }) => amountFen > remainingFen)
    .map(({ offerId }) => offerId);
}

/**
 * What a deal that fell through gives back: every offer on hold that fits what remains now is released, whichever deal
 * held it. Of the rest, those that it held stay: they are handed to a deal that still stands in their way.
 */
export function releasedByFallThrough(
  dealId: string,
  remainingFen: bigint,
  competing: readonly CompetingOffer[],
): { release: string[]; stay: string[] } {
  const held = competing.filter(({ heldByDealId }) => heldByDealId !== null);
  const fits = ({ amountFen }: CompetingOffer) => amountFen <= remainingFen;
  return {
    release: held.filter(fits).map(({ offerId }) => offerId),
    stay: held.filter((offer) => !fits(offer) && offer.heldByDealId === dealId).map(({ offerId }) => offerId),
  };
}
