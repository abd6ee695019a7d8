import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { insertWaiver } from "#db/queries/deals/conditions.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { lockCondition } from "./lock-condition.server.ts";
import { refuseUnseenPaper, type ShownCondition } from "./refuse-unseen-paper.server.ts";

export interface ProposeWaiver extends ShownCondition {
  reason: string;
}

/**
 * A member of the institution proposes to waive a condition precedent, with a reason. It has no effect until a
 * colleague confirms; only then is the company notified.
 */
export function proposeWaiver(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { reason, ...of }: ProposeWaiver,
): Promise<{ waiverId: string }> {
  return withActor(actor, "propose-waiver", async (trx) => {
    const { deal, condition, about } = await lockCondition(trx, actor, of, "waive");
    await refuseUnseenPaper(trx, condition, of);
    if (reason.trim() === "") throw new Refusal("reason-text-missing");
    const waiver = found(
      await insertWaiver(trx, {
        conditionId: condition.id,
        dealId: deal.id,
        institutionId: deal.institutionId,
        reason,
        proposedBy: actor.userId,
        proposedAt: now(),
      }),
      "waiver-proposed-already",
    );
    await record(trx, actor, { type: "waiver-proposed", ...about, companyId: null, note: reason });
    await enqueue(trx, "notify-institution-waiver-proposed", { dealId: deal.id });
    return { waiverId: waiver.id };
  });
}
