import { roundedUp } from "#app/domain/prospects/round-amounts.ts";
import { whyNotMoveIntroduction } from "#app/domain/introductions/lifecycle.ts";
import {
  heldByAcceptance,
  remainingAsk,
  whyNotAccept,
  whyNotOpen,
  whyNotOnStatus,
} from "#app/domain/offers/negotiation/acceptance.ts";
import {
  offerStatusAfter,
  isOpenOffer,
  type MovableOffer,
  whyNotMoveOffer,
} from "#app/domain/offers/lifecycle.ts";
import { dealMoves } from "./deal-moves.ts";
import { reversalMoves } from "./reversal-moves.ts";
import {
  commitmentOfSide,
  committed,
  lastOffer,
  type ModelOffer,
  type CommandResult,
  type Side,
  type Trade,
} from "./model.ts";
import { competingWith, introductionOfSide, mandateOfSide } from "./parts.ts";

/** A moment of the clock, and ends before and after it: a model has no other time. */
const now = new Date("2026-11-25T12:00:00+08:00");
const [past, ahead] = [new Date(now.getTime() - 1_000), new Date(now.getTime() + 86_400_000)];
const movable = (offer: ModelOffer): MovableOffer => ({
  status: offer.status,
  expiresAt: offer.version === 0 ? null : offer.isPast ? past : ahead,
  heldByDealId: offer.heldBy === null ? null : String(offer.heldBy),
  rounds: offer.rounds,
});
const unanswered = { requestedBy: "institution", answerBy: null } as const;

export type CompanyAnswer = "accept" | "counter" | "decline" | "view";

/** The effect of each action on an introduction and its offers. */
const offerMoves = {
  issue(trade: Trade, side: Side, amountFen: bigint): CommandResult {
    const last = lastOffer(trade, side);
    if (last?.status === "drafted") return put(trade, last, amountFen);
    const { status } = introductionOfSide(trade, side);
    if (status !== "consented" && status !== "converted") return "introduction-wrong-state";
    const isOver = whyNotOnStatus(trade.prospect.status);
    if (isOver !== null) return isOver;
    if (last !== undefined && isOpenOffer(last.status)) return "offer-open-already";
    const offer: ModelOffer = {
      side,
      commitment: commitmentOfSide(side),
      status: "drafted",
      version: 0,
      amountFen: null,
      isPast: false,
      heldBy: null,
      rounds: 0,
    };
    trade.offers.push(offer);
    return put(trade, offer, amountFen);
  },

  revise(trade: Trade, side: Side, amountFen: bigint): CommandResult {
    const offer = lastOffer(trade, side);
    if (offer === undefined) return null;
    return whyNotMoveOffer(movable(offer), "revise", "institution", now) ?? put(trade, offer, amountFen);
  },

  withdraw(trade: Trade, side: Side): CommandResult {
    const offer = lastOffer(trade, side);
    if (offer === undefined) return null;
    const no = whyNotMoveOffer(movable(offer), "withdraw", "institution", now);
    if (no === null)
      Object.assign(offer, { status: offerStatusAfter(offer.status, "withdraw"), heldBy: null });
    return no;
  },

  answer(trade: Trade, side: Side, answer: CompanyAnswer, amountFen: bigint): CommandResult {
    const offer = lastOffer(trade, side);
    if (offer === undefined) return null;
    if (offer.version === 0) return "offer-not-found";
    if (answer === "view") {
      if (whyNotMoveOffer(movable(offer), "view", "company", now) === null)
        offer.status = offerStatusAfter(offer.status, "view");
      return null;
    }
    if (answer === "decline") {
      const no = whyNotMoveOffer(movable(offer), "decline", "company", now);
      if (no === null) Object.assign(offer, { status: "declined", heldBy: null });
      return no;
    }
    const open = { ...movable(offer), currentVersion: offer.version };
    const no = whyNotOpen(trade.prospect.status, open, offer.version, now, answer);
    if (no !== null) return no;
    return answer === "accept" ? accept(trade, offer) : counter(trade, offer, amountFen);
  },

  /** The last offer expires; nothing has marked it yet. */
  lapse(trade: Trade, side: Side): CommandResult {
    const offer = lastOffer(trade, side);
    if (offer !== undefined && isOpenOffer(offer.status)) offer.isPast = true;
    return null;
  },

  /** The clock's job marks what has expired. */
  expire(trade: Trade): CommandResult {
    for (const offer of trade.offers) {
      if (isOpenOffer(offer.status) && offer.isPast)
        Object.assign(offer, { status: "expired", heldBy: null });
    }
    return null;
  },

  revoke(trade: Trade, side: Side): CommandResult {
    const introduction = introductionOfSide(trade, side);
    const no = whyNotMoveIntroduction({ ...unanswered, ...introduction }, "revoke", "company", now);
    if (no === null) introduction.status = "revoked";
    return no;
  },
};

function put(trade: Trade, offer: ModelOffer, amountFen: bigint): CommandResult {
  const introduction = introductionOfSide(trade, offer.side);
  if (introduction.status === "revoked") return "consent-not-in-force";
  const move = offer.version === 0 ? "issue" : "revise";
  const no =
    whyNotMoveOffer(movable(offer), move, "institution", now) ?? whyNotOnStatus(trade.prospect.status);
  if (no !== null) return no;
  if (amountFen > roomIn(trade, offer)) return "offer-exceeds-ask";
  const { budgetFen, reservedFen, drawnFen } = mandateOfSide(trade, offer.side);
  if (committed(offer.side, amountFen) > budgetFen - reservedFen - drawnFen) return "mandate-budget-short";
  Object.assign(offer, {
    status: offerStatusAfter(offer.status, move),
    version: offer.version + 1,
    amountFen: committed(offer.side, amountFen),
    isPast: false,
  });
  if (introduction.status === "consented") introduction.status = "converted";
  return null;
}

/** What an offer may be for: what is left in the round steps that are published, at most the ask that a consent shows. */
function roomIn(trade: Trade, offer: ModelOffer): bigint {
  const shown = roundedUp(exactRoomIn(trade, offer));
  return shown < trade.prospect.soughtFen ? shown : trade.prospect.soughtFen;
}

/** The same to the fen, which the company itself may ask for: a guarantee takes nothing of the ask. */
function exactRoomIn({ prospect }: Trade, { commitment }: ModelOffer): bigint {
  return commitment === "guarantee" ? prospect.soughtFen : prospect.soughtFen - prospect.acceptedFen;
}

function counter(trade: Trade, offer: ModelOffer, amountFen: bigint): CommandResult {
  if (committed(offer.side, amountFen) === offer.amountFen) return "counter-unchanged";
  if (amountFen > exactRoomIn(trade, offer)) return "offer-exceeds-ask";
  Object.assign(offer, { status: offerStatusAfter(offer.status, "counter"), rounds: offer.rounds + 1 });
  return null;
}

function accept(trade: Trade, offer: ModelOffer): CommandResult {
  const { prospect, offers, deals } = trade;
  const mandate = mandateOfSide(trade, offer.side);
  const amountFen = offer.amountFen ?? 0n;
  const ask = { amountMinFen: prospect.targetFen, amountMaxFen: prospect.soughtFen };
  const budgetLeftFen = mandate.budgetFen - mandate.reservedFen - mandate.drawnFen;
  const { side, commitment } = offer;
  const { acceptedFen } = prospect;
  const no = whyNotAccept({ commitment, ask, acceptedFen, amountFen, budgetLeftFen });
  if (no !== null) return no;
  offer.status = offerStatusAfter(offer.status, "accept");
  mandate.reservedFen += amountFen;
  if (budgetLeftFen - amountFen < mandate.leastFen) mandate.status = "exhausted";
  deals.push({
    side,
    commitment,
    status: "accepted",
    condition: "requested",
    amountFen,
    fundedFen: 0n,
    confirmedFen: 0n,
    drawdowns: [],
  });
  if (commitment === "guarantee") return null;
  prospect.acceptedFen += amountFen;
  const { maxFen } = remainingAsk(ask, prospect.acceptedFen);
  for (const at of heldByAcceptance(roundedUp(maxFen), competingWith(trade, offer))) {
    (offers[Number(at)] as ModelOffer).heldBy = deals.length - 1;
  }
  return null;
}

/** The effect of each action by the domain's rules, without a database. Changes the given trade. */
export const moves = { ...offerMoves, ...dealMoves, ...reversalMoves };
