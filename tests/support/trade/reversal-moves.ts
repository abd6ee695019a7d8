import type { DisputeOutcome } from "#app/domain/deals/dispute.ts";
import { drawdownStatusAfter, whyNotMoveDrawdown } from "#app/domain/deals/drawdown.ts";
import { whyNotDecide } from "#app/domain/deals/finding.ts";
import { dealStatusAfter, moveAfterReversal } from "#app/domain/deals/lifecycle.ts";
import {
  isOpenReversal,
  moveOfReversalOutcome,
  reversalStatusAfter,
  whyNotDisputeReversal,
  whyNotMoveReversal,
} from "#app/domain/deals/reversal.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import { roundedUp } from "#app/domain/prospects/round-amounts.ts";
import { statusAfterReversal } from "#app/domain/prospects/funding.ts";
import { reverseFees } from "./model-fees.ts";
import { type CommandResult, lastDeal, type ModelDeal, type Side, type Trade } from "./model.ts";
import { mandateOfSide, reopenMandate } from "./parts.ts";

export type Which = "first" | "last";
type Party = "company" | "institution";
type ModelDrawdown = ModelDeal["drawdowns"][number];

/** A moment of the clock: whoever proposed has until later. */
const now = new Date("2026-11-25T12:00:00+08:00");
const answerDueAt = new Date(now.getTime() + 86_400_000);

function targetOf(trade: Trade, side: Side, which: Which) {
  const deal = lastDeal(trade, side);
  const drawdown = deal?.drawdowns.at(which === "first" ? 0 : -1);
  return deal === undefined || drawdown === undefined ? null : { deal, drawdown };
}

/** The effect of each action on the reversal of a confirmed drawdown. */
export const reversalMoves = {
  proposeReversal(trade: Trade, side: Side, which: Which, by: Party): CommandResult {
    const target = targetOf(trade, side, which);
    if (target === null) return null;
    const { drawdown } = target;
    const no = whyNotMoveDrawdown(drawdown, "reverse", by);
    if (no !== null) return no;
    if (drawdown.reversal !== null && isOpenReversal(drawdown.reversal.status))
      return "reversal-open-already";
    drawdown.reversal = { status: "proposed", proposedBy: by };
    return null;
  },

  settleReversal(
    trade: Trade,
    side: Side,
    which: Which,
    by: Party,
    verdict: "agree" | "decline" | "withdraw",
  ): CommandResult {
    const target = targetOf(trade, side, which);
    if (target === null || target.drawdown.reversal === null) return null;
    const { reversal } = target.drawdown;
    const no = whyNotMoveReversal({ ...reversal, answerDueAt }, verdict, by, now);
    if (no !== null) return no;
    reversal.status = reversalStatusAfter(reversal.status, verdict);
    if (verdict === "agree") reverse(trade, target.deal, target.drawdown);
    return null;
  },

  /** Its time to answer ends, and the clock's job marks it. */
  lapseReversal(trade: Trade, side: Side, which: Which): CommandResult {
    const reversal = targetOf(trade, side, which)?.drawdown.reversal;
    if (reversal?.status === "proposed") reversal.status = reversalStatusAfter("proposed", "lapse");
    return null;
  },

  disputeReversal(trade: Trade, side: Side, which: Which, by: Party): CommandResult {
    const target = targetOf(trade, side, which);
    if (target === null || target.drawdown.reversal === null) return null;
    const { reversal, wasUpheld } = target.drawdown;
    const standing = { isLatest: true, wasUpheld };
    const no = whyNotDisputeReversal({ ...reversal, answerDueAt }, standing, by, now);
    if (no !== null) return no;
    reversal.status = reversalStatusAfter(reversal.status, "dispute");
    return null;
  },

  /** The proposer drops its dispute. */
  dropReversal(trade: Trade, side: Side, which: Which): CommandResult {
    const reversal = targetOf(trade, side, which)?.drawdown.reversal;
    if (reversal?.status === "disputed") reversal.status = reversalStatusAfter("disputed", "drop");
    return null;
  },

  /** An admin decides once the time to answer is up. */
  decideReversal(trade: Trade, side: Side, which: Which, outcome: DisputeOutcome): CommandResult {
    const target = targetOf(trade, side, which);
    if (target?.drawdown.reversal?.status !== "disputed") return null;
    const { drawdown, deal } = target;
    const no = whyNotDecide({ reversalId: "" }, drawdown, outcome);
    const move = moveOfReversalOutcome(outcome);
    if (no !== null || move === null) return no;
    drawdown.reversal = { ...target.drawdown.reversal, status: reversalStatusAfter("disputed", move) };
    if (move === "uphold") drawdown.wasUpheld = true;
    else reverse(trade, deal, drawdown);
    return null;
  },
};

/** The money counts no more. */
function reverse(trade: Trade, deal: ModelDeal, drawdown: ModelDrawdown): void {
  const { prospect, offers } = trade;
  const mandate = mandateOfSide(trade, deal.side);
  const { amountFen } = drawdown;
  const isOver = deal.status === "fell_through";
  drawdown.status = drawdownStatusAfter(drawdown.status, "reverse");
  deal.confirmedFen -= amountFen;
  deal.fundedFen -= amountFen;
  deal.status = dealStatusAfter(deal.status, moveAfterReversal(deal.confirmedFen));
  reverseFees(deal, drawdown);
  mandate.drawnFen -= amountFen;
  if (isOver) reopenMandate(mandate);
  else mandate.reservedFen += amountFen;
  prospect.status = statusAfterReversal(prospect, amountFen);
  prospect.confirmedFen -= amountFen;
  if (!isOver) return;
  prospect.acceptedFen -= amountFen;
  const shownFen = roundedUp(prospect.soughtFen - prospect.acceptedFen);
  for (const offer of offers) {
    if (isOpenOffer(offer.status) && offer.heldBy !== null && (offer.amountFen ?? 0n) <= shownFen)
      offer.heldBy = null;
  }
}
