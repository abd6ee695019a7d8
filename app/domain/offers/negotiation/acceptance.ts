import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { whyNotOnAsk } from "#app/domain/prospects/suspension.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { type MovableOffer, whyNotMoveOffer } from "#app/domain/offers/lifecycle.ts";

/** What a prospect seeks. */
export type Ask = { amountMinFen: bigint; amountMaxFen: bigint };

/** What is still sought: the maximum less what is accepted; the minimum is at most that. Never below zero. */
export function remainingAsk(ask: Ask, acceptedFen: bigint): { minFen: bigint; maxFen: bigint } {
  const maxFen = ask.amountMaxFen > acceptedFen ? ask.amountMaxFen - acceptedFen : 0n;
  return { minFen: ask.amountMinFen < maxFen ? ask.amountMinFen : maxFen, maxFen };
}

/**
 * The maximum amount of an offer. Capital: what is still sought. A guarantee: all that is sought, whatever was accepted
 * already, since it backs another institution's loan and uses nothing of the ask.
 */
export function remainingFor(commitment: Commitment, ask: Ask, acceptedFen: bigint): bigint {
  return commitment === "guarantee" ? ask.amountMaxFen : remainingAsk(ask, acceptedFen).maxFen;
}

/**
 * What is left for an offer of more, so that it can't be accepted as it is; null where it fits. Institutions are shown
 * the rest rounded up, so that such an offer may be issued, or stay open beside an acceptance.
 */
export function leftForLess(
  { commitment, amountFen }: { commitment: Commitment; amountFen: bigint },
  ask: Ask,
  acceptedFen: bigint,
): bigint | null {
  const leftFen = remainingFor(commitment, ask, acceptedFen);
  return amountFen > leftFen ? leftFen : null;
}

export type Acceptance = {
  commitment: Commitment;
  ask: Ask;
  /** What the prospect's deals use: their amounts; for those that fell through, what was confirmed. */
  acceptedFen: bigint;
  amountFen: bigint;
  /** Of the offer's mandate. */
  budgetLeftFen: bigint;
};

/**
 * Null when an open offer fits what is left of the ask, or a guarantee what is sought (invariant I1), and its mandate's
 * budget (I9). Its lifecycle is checked first. A mandate that was paused or used up after the issue stays bound: only
 * the budget can prevent an acceptance.
 */
export function whyNotAccept({
  commitment,
  ask,
  acceptedFen,
  amountFen,
  budgetLeftFen,
}: Acceptance): RefusalCode | null {
  if (leftForLess({ commitment, amountFen }, ask, acceptedFen) !== null) return "offer-exceeds-ask";
  return amountFen > budgetLeftFen ? "mandate-budget-short" : null;
}

/** Statuses of a prospect in which an offer issued on it may still be accepted. */
export const ACCEPTING: readonly ProspectStatus[] = ["published", "paused", "expired"];

/** Whether offers issued on a prospect of this status may still be accepted. */
export function isAccepting(status: ProspectStatus): boolean {
  return ACCEPTING.includes(status);
}

/**
 * Null when an offer can be issued on an ask of this status, or answered on it, amounts aside: what is open on an ask goes
 * on while it is paused or was not confirmed in time. A reader without a consent isn't told the status.
 */
export function whyNotOnStatus(ask: ProspectStatus | null): RefusalCode | null {
  if (ask === null || isAccepting(ask)) return null;
  return ask === "funded" ? "prospect-funded" : (whyNotOnAsk(ask) ?? "prospect-off-market");
}

/**
 * Null when the company can accept, or counter, this version of the offer now, amounts aside. An answer names the
 * version that was read, so that terms which changed meanwhile are never answered unseen.
 */
export function whyNotOpen(
  prospectStatus: ProspectStatus,
  offer: MovableOffer & { currentVersion: number },
  version: number,
  now: Date,
  answer: "accept" | "counter" = "accept",
): RefusalCode | null {
  if (prospectStatus === "funded") return "prospect-funded";
  if (!isAccepting(prospectStatus)) return whyNotOnAsk(prospectStatus) ?? "prospect-off-market";
  const move = whyNotMoveOffer(offer, answer, "company", now);
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
 * The prospect's other open offers that a new deal puts on hold (invariant I2): those that no longer fit what remains,
 * and all of them when nothing remains. They aren't ended yet: until the deal is contracted it may fall through, and
 * then they can be accepted again. Their own expiry still applies. Offers on hold for another deal stay with it.
 * Guarantees don't compete: they neither hold nor are held.
 */
export function heldByAcceptance(remainingFen: bigint, competing: readonly CompetingOffer[]): string[] {
  return competing
    .filter(({ commitment, heldByDealId }) => commitment === "capital" && heldByDealId === null)
    .filter(({ amountFen }) => amountFen > remainingFen)
    .map(({ offerId }) => offerId);
}

/**
 * What a deal that fell through releases: every offer on hold that fits what remains now, whichever deal held it. The
 * rest of those that it held are transferred to a deal that still blocks them.
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
