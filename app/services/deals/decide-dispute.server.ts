import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { type DisputeGround, whyNotReason } from "#app/domain/codes/reasons.ts";
import { afterMove, type DisputeOutcome, moveOfOutcome, whyNotMove } from "#app/domain/deals/dispute.ts";
import {
  afterMove as drawdownAfterMove,
  askedOf,
  whyNotCorrect,
  whyNotMove as whyNotMoveDrawdown,
} from "#app/domain/deals/drawdown.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import {
  listDrawdownsOfDeal,
  lockDealForAdmin,
  lockDrawdown,
  lockProspectForMoney,
  updateDeal,
  updateDrawdown,
} from "#db/queries/deals.ts";
import { findDispute, lockDispute, updateDispute } from "#db/queries/disputes.ts";
import { record } from "#db/queries/events.ts";
import { enqueue } from "#db/queries/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { countMoney } from "./count-money.server.ts";

export interface DecideDispute {
  disputeId: string;
  outcome: DisputeOutcome;
  /** What arrived, where another amount is found than was stated. */
  foundFen: bigint | null;
  ground: DisputeGround;
  /** Told to both sides. */
  words: string;
}

/**
 * An admin decides by what both sides have shown: the payment stands and counts, counts at another amount, or is undone
 * and waits to be paid. The decision stands in the place of the company's word, so that the fee accrues by it once, on
 * what was found; a confirmation at the same time finds the dispute decided, or the decision finds it settled.
 */
export function decideDispute(
  { withActor, now, workingDays }: ServiceContext,
  actor: AdminActor,
  { disputeId, outcome, foundFen, ground, words }: DecideDispute,
): Promise<void> {
  return withActor(actor, async (trx) => {
    const read = found(await findDispute(trx, disputeId), "dispute-not-found");
    refuseIf(whyNotMove(read, "decide", "admin", now()));
    const { dealId, drawdownId, prospectId } = read;
    const prospect = await lockProspectForMoney(trx, prospectId);
    // The policies give an admin the deal and the drawdown while the dispute is open, and no longer.
    const deal = found(await lockDealForAdmin(trx, dealId), "dispute-wrong-state");
    const dispute = await lockDispute(trx, disputeId);
    refuseIf(whyNotMove(dispute, "decide", "admin", now()));
    const drawdown = await lockDrawdown(trx, drawdownId);
    refuseIf(whyNotMoveDrawdown(drawdown, moveOfOutcome[outcome], "admin"));
    refuseIf(whyNotReason(ground, words));
    const statedFen = drawdown.amountFen;
    const amountFen = outcome === "corrected" ? (foundFen ?? 0n) : outcome === "stands" ? statedFen : 0n;
    if (outcome === "corrected") {
      const askedFen = askedOf(await listDrawdownsOfDeal(trx, dealId));
      refuseIf(whyNotCorrect({ amountFen: deal.amountFen, askedFen }, statedFen, amountFen));
    }
    if (outcome === "undone") await undo(trx, { deal, drawdown });
    else await countMoney({ now, workingDays }, trx, actor, { prospect, deal, drawdown, amountFen });
    const status = afterMove(dispute.status, "decide");
    await updateDispute(trx, disputeId, {
      ...{ status, outcome, ground, decisionNote: words, foundFen: amountFen },
      ...{ decidedBy: actor.userId, endedAt: now() },
    });
    await record(trx, actor, {
      type: "dispute-decided",
      subject: { kind: "deal", id: dealId },
      ...{ companyId: dispute.companyId, institutionId: dispute.institutionId, prospectId },
      ...{ from: dispute.status, to: status, reasonCode: outcome, note: words },
      detail: { ground, amountFen: amountFen.toString(), sequence: drawdown.sequence },
    });
    await enqueue(trx, "tell-dispute-decided", { disputeId });
  });
}

/** The payment was not made: the request stands as before it, and nothing of the deal counts as paid by it. */
async function undo(
  trx: ActorTransaction,
  {
    deal,
    drawdown,
  }: {
    deal: { id: string; fundedFen: bigint };
    drawdown: Awaited<ReturnType<typeof lockDrawdown>>;
  },
): Promise<void> {
  await updateDeal(trx, deal.id, { fundedFen: deal.fundedFen - drawdown.amountFen });
  await updateDrawdown(trx, drawdown.id, {
    status: drawdownAfterMove(drawdown.status, "undo"),
    ...{ fundedAt: null, valueDate: null, paymentReference: null },
    ...{ confirmDueAt: null, disputedAt: null, note: null },
  });
}
