import type { Party } from "#app/domain/accounts/actor.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

const whileOpen = {
  counter: "countered",
  revise: "revised",
  accept: "accepted",
  decline: "declined",
  expire: "expired",
  withdraw: "withdrawn",
  supersede: "superseded",
} as const;

const movers = {
  approve: ["institution"],
  redraft: ["institution"],
  issue: ["institution"],
  view: ["company"],
  counter: ["company"],
  revise: ["institution"],
  accept: ["company"],
  decline: ["company"],
  expire: ["system"],
  withdraw: ["institution"],
  supersede: ["system"],
} as const satisfies MoveParties<string>;
export type OfferMove = keyof typeof movers;

/**
 * The lifecycle of an offer. A counter-offer doesn't end the version that it answers: that one can be accepted until it
 * expires, is withdrawn or revised. "revise" issues the next version. Editing an approved draft makes it a draft again
 * ("redraft"), which needs a new approval. "withdraw" binds once a version is issued: a draft that nobody saw just ends. The flag `heldByDealId`, not a status, puts an open offer on hold.
 */
export const offerLifecycle = {
  drafted: {
    approve: "approved_internally",
    issue: "issued",
    withdraw: "withdrawn",
    supersede: "superseded",
  },
  approved_internally: {
    redraft: "drafted",
    issue: "issued",
    withdraw: "withdrawn",
    supersede: "superseded",
  },
  issued: { ...whileOpen, view: "viewed" },
  viewed: whileOpen,
  countered: whileOpen,
  revised: { ...whileOpen, view: "viewed" },
  accepted: {},
  declined: {},
  expired: {},
  withdrawn: {},
  superseded: {},
} as const satisfies LifecycleTable<string, OfferMove>;
export type OfferStatus = keyof typeof offerLifecycle;

const rules = lifecycleRules(offerLifecycle, movers, whyClosed, ["issue", "revise", "accept", "withdraw"]);
export const OFFER_STATUSES = rules.statuses;
export const OFFER_MOVES = rules.moves;
export const OFFER_BINDS = rules.binds;
export const offerStatusAfter = rules.after;

/** Issued and unanswered: the company can accept it. */
export const OPEN_OFFER_STATUSES = ["issued", "viewed", "countered", "revised"] as const;
/** Maximum counter-offers. */
export const OFFER_ROUNDS = 5;
/** The minimum number of working days from an offer's issue to its end. */
export const OFFER_VALID_WORKING_DAYS = 5;

export type MovableOffer = {
  status: OfferStatus;
  /** Null only while drafted. */
  expiresAt: Date | null;
  /** The deal that holds it because too little of the ask remains for it; null when it isn't on hold. */
  heldByDealId: string | null;
  /** How many counter-offers the company has made. */
  rounds: number;
};

export function isOpenOffer(status: OfferStatus): boolean {
  return (OPEN_OFFER_STATUSES as readonly OfferStatus[]).includes(status);
}

/**
 * Null when the move is allowed; otherwise the reason. What has expired is answered no more, not even by a decline, nor
 * taken back, whether or not the end is recorded yet. An offer on hold can be declined, withdrawn, expire or be
 * superseded; it can't be accepted, countered or revised until it is released.
 */
export function whyNotMoveOffer(
  offer: MovableOffer,
  move: OfferMove,
  by: Party,
  now: Date,
): RefusalCode | null {
  const no = rules.whyNot(offer.status, move, by);
  const over = offer.expiresAt !== null && now.getTime() >= offer.expiresAt.getTime();
  if (no !== null) return no;
  if (move === "expire") return over ? null : "offer-wrong-state";
  if (!needsUnexpiredOffer(move)) return null;
  if (over) return "offer-expired";
  if (move === "decline" || move === "withdraw") return null;
  if (offer.heldByDealId !== null) return "offer-on-hold";
  return move === "counter" && offer.rounds >= OFFER_ROUNDS ? "offer-rounds-used-up" : null;
}

/** What has expired is over: nobody takes it back either, whether or not its end is recorded yet. */
const MOVES_BEFORE_THE_END: readonly OfferMove[] = ["accept", "counter", "decline", "revise", "withdraw"];

function needsUnexpiredOffer(move: OfferMove): boolean {
  return MOVES_BEFORE_THE_END.includes(move);
}

function whyClosed(status: OfferStatus, move: OfferMove): RefusalCode {
  if (status === "expired") return "offer-expired";
  return move === "accept" || move === "decline" || move === "counter"
    ? "offer-not-open"
    : "offer-wrong-state";
}
