import { otherSideOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { disputeStatusAfter, resumedConfirmDue, whyNotMoveDispute } from "#app/domain/deals/dispute.ts";
import { drawdownStatusAfter } from "#app/domain/deals/drawdown.ts";
import { reversalStatusAfter, whyNotMoveReversal } from "#app/domain/deals/reversal.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { updateDrawdown } from "#db/queries/deals/deals.ts";
import { findDispute, lockDispute, updateDispute } from "#db/queries/deals/disputes.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockReversalRow, updateReversal } from "#db/queries/deals/reversals.ts";
import type { ServiceContext } from "../context.ts";
import { lockDrawdown } from "./lock-drawdown.server.ts";

/**
 * The side that opened a dispute drops it: the drawdown is stated and unconfirmed again, and its clock resumes with the
 * working days that were left. One on a confirmed drawdown ends its reversal with it.
 */
export function withdrawDispute(
  { withActor, now, workingDays }: ServiceContext,
  actor: PartyActor,
  disputeId: string,
): Promise<void> {
  return withActor(actor, "evidence", async (trx) => {
    const { drawdownId } = found(await findDispute(trx, disputeId), "dispute-not-found");
    const { drawdown, about } = await lockDrawdown(trx, actor, drawdownId);
    const dispute = await lockDispute(trx, disputeId);
    refuseIf(whyNotMoveDispute(dispute, "withdraw", actor.kind, now()));
    const status = disputeStatusAfter(dispute.status, "withdraw");
    if (dispute.reversalId !== null) {
      const reversal = await lockReversalRow(trx, dispute.reversalId);
      refuseIf(whyNotMoveReversal(reversal, "drop", actor.kind, now()));
      const dropped = reversalStatusAfter(reversal.status, "drop");
      await updateDispute(trx, disputeId, { status, endedAt: now() });
      await updateReversal(trx, dispute.reversalId, { status: dropped, endedAt: now() });
      await record(trx, actor, { type: "dispute-withdrawn", ...about, from: dispute.status, to: status });
      await enqueue(trx, `notify-${otherSideOf(actor)}-reversal-ended`, { drawdownId });
      return;
    }
    const stopped = { disputedAt: dispute.openedAt, confirmDueAt: drawdown.confirmDueAt ?? dispute.openedAt };
    await updateDispute(trx, disputeId, { status, endedAt: now() });
    await updateDrawdown(trx, drawdownId, {
      status: drawdownStatusAfter(drawdown.status, "drop_dispute"),
      disputedAt: null,
      note: null,
      confirmDueAt: resumedConfirmDue(stopped, now(), workingDays),
    });
    const moved = { from: dispute.status, to: status };
    await record(trx, actor, { type: "dispute-withdrawn", ...about, ...moved });
    await enqueue(trx, "notify-dispute-ended", { disputeId });
  });
}
