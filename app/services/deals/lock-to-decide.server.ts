import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { type DisputeOutcome, markOfShown, whyNotMoveDispute } from "#app/domain/deals/dispute.ts";
import { requestedFenOf, whyNotCorrect } from "#app/domain/deals/drawdown.ts";
import { whyNotDecide } from "#app/domain/deals/finding.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import {
  listDrawdownsOfDeal,
  lockDealForAdmin,
  lockDrawdownRow,
  lockProspectForMoney,
} from "#db/queries/deals/deals.ts";
import { findDispute, listEvidence, lockDispute } from "#db/queries/deals/disputes.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";

interface ToDecide {
  disputeId: string;
  outcome: DisputeOutcome;
  foundFen: bigint | null;
  shown: string | undefined;
}

/**
 * Locks all rows that a decision moves, in the order used for settling money, if the dispute may be decided so now:
 * `amountFen` is what counts by it, nothing if the payment is undone. `shown`: the mark of what the page showed of both
 * sides, left out by what has no page; what came since is not decided on unseen.
 */
export async function lockToDecide(
  trx: ActorTransaction,
  actor: AdminActor,
  { disputeId, outcome, foundFen, shown }: ToDecide,
  at: Date,
) {
  const read = found(await findDispute(trx, disputeId), "dispute-not-found");
  await refuseTied(trx, actor, read);
  refuseIf(whyNotMoveDispute(read, "decide", "admin", at));
  const { dealId, drawdownId, prospectId } = read;
  const prospect = await lockProspectForMoney(trx, prospectId);
  // The policies show an admin the deal and the drawdown only while the dispute is open.
  const deal = found(await lockDealForAdmin(trx, dealId), "dispute-wrong-state");
  const dispute = await lockDispute(trx, disputeId);
  refuseIf(whyNotMoveDispute(dispute, "decide", "admin", at));
  if (shown !== undefined && shown !== markOfShown(dispute, await listEvidence(trx, disputeId)))
    throw new Refusal("review-outdated");
  const drawdown = await lockDrawdownRow(trx, drawdownId);
  refuseIf(whyNotDecide(dispute, drawdown, outcome));
  const statedFen = drawdown.amountFen;
  const amountFen = outcome === "corrected" ? (foundFen ?? 0n) : outcome === "stands" ? statedFen : 0n;
  if (outcome === "corrected") {
    const askedFen = requestedFenOf(await listDrawdownsOfDeal(trx, dealId));
    refuseIf(whyNotCorrect({ amountFen: deal.amountFen, askedFen }, statedFen, amountFen));
  }
  return { prospect, deal, dispute, drawdown, amountFen };
}
