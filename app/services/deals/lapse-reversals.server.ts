import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { reversalStatusAfter, whyNotMoveReversal } from "#app/domain/deals/reversal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockPastReversals, updateReversal } from "#db/queries/deals/reversals.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";

const batch = 200;

/** Without an answer in time a proposed reversal lapses; its proposer may open a dispute. Returns how many lapsed. */
export function lapseReversals({ withActor, now }: ServiceContext, actor: SystemActor): Promise<number> {
  return withActor(actor, async (trx) => {
    const past = await lockPastReversals(trx, now(), batch);
    for (const reversal of past) {
      if (whyNotMoveReversal(reversal, "lapse", "system", now()) !== null) continue;
      const { id, dealId, companyId, institutionId, prospectId, drawdownId } = reversal;
      const status = reversalStatusAfter(reversal.status, "lapse");
      await updateReversal(trx, id, { status, endedAt: now() });
      const deal = { id: dealId, companyId, institutionId, prospectId };
      await recordOn(trx, actor, "reversal-lapsed", { deal }, { from: reversal.status, to: status });
      await enqueue(trx, `notify-${reversal.proposedBy}-reversal-ended`, { drawdownId });
    }
    return past.length;
  });
}
