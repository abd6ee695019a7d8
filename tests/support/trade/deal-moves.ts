import { roundedUp } from "#app/domain/prospects/round-amounts.ts";
import {
  conditionStatusAfter,
  type ConditionMove,
  whyNotMoveCondition,
} from "#app/domain/deals/condition.ts";
import { type DisputeOutcome, moveOfOutcome } from "#app/domain/deals/dispute.ts";
import {
  drawdownStatusAfter,
  requestedFenOf,
  isUnderway,
  whyNotCorrect,
  whyNotMoveDrawdown,
  whyNotPay,
  whyNotRequestDrawdown,
} from "#app/domain/deals/drawdown.ts";
import {
  dealStatusAfter,
  moveAfterDrawdown,
  moveAfterConditions,
  whyNotMoveDeal,
} from "#app/domain/deals/lifecycle.ts";
import { releasedByFallThrough } from "#app/domain/offers/negotiation/acceptance.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import { fundingStateOf, whyNotClose } from "#app/domain/prospects/funding.ts";
import { prospectStatusAfter, whyNotMoveProspect } from "#app/domain/prospects/lifecycle.ts";
import {
  lastDeal,
  type ModelDeal,
  type ModelOffer,
  type CommandResult,
  type Side,
  type Trade,
} from "./model.ts";
import { confirmedFee } from "./model-fees.ts";
import { competingWith, mandateOfSide, reopenMandate } from "./parts.ts";

/** The effect of each action on a deal and its money. */
export const dealMoves = {
  contract(trade: Trade, side: Side, act: "send" | "sign_by_company" | "sign_by_institution"): CommandResult {
    const deal = lastDeal(trade, side);
    if (deal === undefined) return null;
    const move = act === "send" ? "send_documents" : act;
    const by = act === "sign_by_company" ? "company" : "institution";
    const no = whyNotMoveDeal({ ...deal, conditions: [] }, move, by);
    if (no !== null) return no;
    const to = dealStatusAfter(deal.status, move);
    deal.status = to === "contracted" ? dealStatusAfter(to, "open_conditions") : to;
    return null;
  },

  /** A waiver is proposed by one of the institution and confirmed by another. */
  settle(trade: Trade, side: Side, move: ConditionMove): CommandResult {
    const deal = lastDeal(trade, side);
    if (deal === undefined) return null;
    const by = move === "provide" || move === "take_back" ? "company" : "institution";
    const condition = { status: deal.condition, deal: deal.status, isMoneyOut: deal.fundedFen > 0n };
    const no = whyNotMoveCondition(condition, move, by);
    if (no !== null) return no;
    deal.condition = conditionStatusAfter(deal.condition, move);
    if (move === "satisfy" || move === "waive") {
      deal.status = dealStatusAfter(deal.status, moveAfterConditions(deal.commitment));
      if (deal.commitment === "guarantee") moveBudget(trade, deal, deal.amountFen);
    }
    if (deal.status === "available" && move === "reopen")
      deal.status = dealStatusAfter(deal.status, "reopen_conditions");
    return null;
  },

  request(trade: Trade, side: Side, amountFen: bigint): CommandResult {
    const deal = lastDeal(trade, side);
    if (deal === undefined) return null;
    const no = whyNotRequestDrawdown({ ...deal, askedFen: requestedFenOf(deal.drawdowns) }, amountFen);
    if (no !== null) return no;
    if (deal.drawdowns.some(({ status }) => isUnderway(status))) return "drawdown-wrong-state";
    deal.drawdowns.push({
      amountFen,
      status: "requested",
      feeFen: null,
      disputes: 0,
      reversal: null,
      wasUpheld: false,
      correctionFen: null,
    });
    return null;
  },

  pay(trade: Trade, side: Side, act: "fund" | "confirm" | "dispute"): CommandResult {
    const deal = lastDeal(trade, side);
    const drawdown = deal?.drawdowns.at(-1);
    if (deal === undefined || drawdown === undefined) return null;
    const move = act === "fund" && drawdown.status === "disputed" ? "fund_again" : act;
    const no =
      whyNotMoveDrawdown(drawdown, move, act === "fund" ? "institution" : "company") ??
      (act === "fund" ? whyNotPay(deal.status) : null);
    if (no !== null) return no;
    drawdown.status = drawdownStatusAfter(drawdown.status, move);
    if (move === "fund") deal.fundedFen += drawdown.amountFen;
    if (move === "dispute") drawdown.disputes += 1;
    if (move === "confirm") confirm(trade, deal, drawdown);
    return null;
  },

  /** The company withdraws its request, or the institution its stated payment. */
  undo(trade: Trade, side: Side, move: "withdraw" | "take_back"): CommandResult {
    const deal = lastDeal(trade, side);
    const drawdown = deal?.drawdowns.at(-1);
    if (deal === undefined || drawdown === undefined) return null;
    const no = whyNotMoveDrawdown(drawdown, move, move === "withdraw" ? "company" : "institution");
    if (no !== null) return no;
    drawdown.status = drawdownStatusAfter(drawdown.status, move);
    if (move === "take_back") deal.fundedFen -= drawdown.amountFen;
    return null;
  },

  /** The company drops its dispute. */
  drop(trade: Trade, side: Side): CommandResult {
    const drawdown = lastDeal(trade, side)?.drawdowns.at(-1);
    if (drawdown === undefined || drawdown.disputes === 0) return null;
    if (drawdown.status !== "disputed") return "dispute-wrong-state";
    drawdown.status = drawdownStatusAfter(drawdown.status, "drop_dispute");
    return null;
  },

  /** An admin decides once the time to answer is up. */
  decide(trade: Trade, side: Side, outcome: DisputeOutcome, foundFen: bigint): CommandResult {
    const deal = lastDeal(trade, side);
    const drawdown = deal?.drawdowns.at(-1);
    if (deal === undefined || drawdown === undefined || drawdown.disputes === 0) return null;
    if (drawdown.status !== "disputed") return "dispute-wrong-state";
    if (outcome === "corrected") {
      const no = whyNotCorrect(
        { ...deal, askedFen: requestedFenOf(deal.drawdowns) },
        drawdown.amountFen,
        foundFen,
      );
      if (no !== null) return no;
      deal.fundedFen += foundFen - drawdown.amountFen;
      drawdown.amountFen = foundFen;
    }
    drawdown.status = drawdownStatusAfter(drawdown.status, moveOfOutcome[outcome]);
    if (outcome === "undone") deal.fundedFen -= drawdown.amountFen;
    else confirm(trade, deal, drawdown);
    return null;
  },

  /** The guarantor releases its guarantee. */
  release(trade: Trade, side: Side): CommandResult {
    const deal = lastDeal(trade, side);
    if (deal === undefined) return null;
    const no = whyNotMoveDeal({ ...deal, conditions: [] }, "release", "institution");
    if (no !== null) return no;
    deal.status = dealStatusAfter(deal.status, "release");
    const mandate = mandateOfSide(trade, side);
    mandate.drawnFen -= deal.amountFen;
    reopenMandate(mandate);
    return null;
  },

  /** The company ends its search with the funds received. */
  close(trade: Trade): CommandResult {
    const { prospect } = trade;
    const no = whyNotClose({ ...prospect, appealed: false });
    if (no !== null) return no;
    prospect.status = prospectStatusAfter(prospect.status, "close");
    supersede(trade);
    return null;
  },

  fallThrough(trade: Trade, side: Side, by: "company" | "institution"): CommandResult {
    const deal = lastDeal(trade, side);
    if (deal === undefined) return null;
    const no = whyNotMoveDeal({ ...deal, conditions: [] }, "fall_through", by);
    if (no !== null) return no;
    if (deal.drawdowns.some(({ status }) => isUnderway(status))) return "drawdown-wrong-state";
    deal.status = "fell_through";
    const { prospect, offers, deals } = trade;
    const mandate = mandateOfSide(trade, side);
    const backFen = deal.amountFen - deal.confirmedFen;
    mandate.reservedFen -= backFen;
    reopenMandate(mandate);
    if (deal.commitment === "guarantee") return null;
    prospect.acceptedFen -= backFen;
    const competing = competingWith(trade, undefined);
    const id = String(deals.indexOf(deal));
    const shownFen = roundedUp(prospect.soughtFen - prospect.acceptedFen);
    const { release, stay } = releasedByFallThrough(id, shownFen, competing);
    for (const at of release) (offers[Number(at)] as ModelOffer).heldBy = null;
    const last = deals.findLastIndex(
      ({ status, commitment }) => status !== "fell_through" && commitment === "capital",
    );
    for (const at of stay) (offers[Number(at)] as ModelOffer).heldBy = last;
    return null;
  },
};

/** The reserved amount becomes used. */
function moveBudget(trade: Trade, { side }: ModelDeal, amountFen: bigint): void {
  const mandate = mandateOfSide(trade, side);
  mandate.reservedFen -= amountFen;
  mandate.drawnFen += amountFen;
}

function confirm(trade: Trade, deal: ModelDeal, drawdown: ModelDeal["drawdowns"][number]): void {
  const { prospect } = trade;
  drawdown.feeFen = confirmedFee(deal, drawdown);
  deal.confirmedFen += drawdown.amountFen;
  deal.status = dealStatusAfter(deal.status, moveAfterDrawdown(deal.amountFen, deal.confirmedFen));
  moveBudget(trade, deal, drawdown.amountFen);
  prospect.confirmedFen += drawdown.amountFen;
  if (fundingStateOf(prospect) !== "maximum") return;
  if (whyNotMoveProspect({ status: prospect.status, appealed: false }, "fund", "system") !== null) return;
  prospect.status = prospectStatusAfter(prospect.status, "fund");
  supersede(trade);
}

/** Nothing more is sought. */
function supersede({ offers }: Trade): void {
  for (const other of offers) {
    if (isOpenOffer(other.status)) Object.assign(other, { status: "superseded", heldBy: null });
  }
}
