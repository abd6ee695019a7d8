import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { disputeStatusAfter } from "#app/domain/deals/dispute.ts";
import { lockOpenDispute, updateDispute } from "#db/queries/deals/disputes.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

interface Settled {
  deal: { id: string; companyId: string; institutionId: string; prospectId: string };
  drawdownId: string;
  at: Date;
}

/**
 * Ends an open dispute on a drawdown between the two sides: the actor's move on the drawdown in the same transaction
 * gives the other side what it asked for. Both are notified; without an open dispute nothing happens.
 */
export async function settleDispute(
  trx: ActorTransaction,
  actor: PartyActor,
  { deal, drawdownId, at }: Settled,
): Promise<void> {
  const dispute = await lockOpenDispute(trx, drawdownId);
  if (dispute === undefined) return;
  const status = disputeStatusAfter(dispute.status, "settle");
  await updateDispute(trx, dispute.id, { status, endedAt: at });
  await recordOn(trx, actor, "dispute-settled", { deal }, { from: dispute.status, to: status });
  await enqueue(trx, "notify-dispute-ended", { disputeId: dispute.id });
}
