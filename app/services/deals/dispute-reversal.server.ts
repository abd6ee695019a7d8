import { otherSideOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { clocksFrom } from "#app/domain/deals/dispute.ts";
import { whyNotMoveDrawdown } from "#app/domain/deals/drawdown.ts";
import { reversalStatusAfter, whyNotDisputeReversal } from "#app/domain/deals/reversal.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { pick } from "#app/lib/pick.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { insertDispute } from "#db/queries/deals/disputes.ts";
import { findStandingOfReversal, updateReversal } from "#db/queries/deals/reversals.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { lockReversal } from "./lock-reversal.server.ts";

export interface DisputeReversal {
  reversalId: string;
  note: string | null;
}

/**
 * The proposer of a reversal that the other side declined, or left without an answer, asks admins to decide. The money
 * counts until they do.
 */
export function disputeReversal(
  { withActor, now, workingDays }: ServiceContext,
  actor: PartyActor,
  { reversalId, note }: DisputeReversal,
): Promise<{ disputeId: string }> {
  return withActor(actor, "evidence", async (trx) => {
    const { deal, drawdown, reversal, detail } = await lockReversal(trx, actor, reversalId);
    const standing = await findStandingOfReversal(trx, reversal);
    refuseIf(whyNotDisputeReversal(reversal, standing, actor.kind, now()));
    refuseIf(whyNotMoveDrawdown(drawdown, "reverse", actor.kind));
    const status = reversalStatusAfter(reversal.status, "dispute");
    await updateReversal(trx, reversalId, { status, endedAt: null });
    const { id: disputeId } = await insertDispute(trx, {
      reversalId,
      drawdownId: drawdown.id,
      dealId: deal.id,
      ...pick(deal, "companyId", "institutionId"),
      openedBy: actor.kind,
      opener: actor.userId,
      reasonCode: "not_reversed",
      note,
      openedAt: now(),
      disputedFen: drawdown.amountFen,
      ...clocksFrom(now(), workingDays),
    });
    const moved = { from: reversal.status, to: status, note, detail };
    await recordOn(trx, actor, "reversal-disputed", { deal }, moved);
    await enqueue(trx, `notify-${otherSideOf(actor)}-reversal-disputed`, { disputeId });
    return { disputeId };
  });
}
