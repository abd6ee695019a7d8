import { organizationIdOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { deletionStatusAfter, whyNotMoveDeletion } from "#app/domain/deletion/lifecycle.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockOpenDeletion, updateDeletion } from "#db/queries/deletion/deletions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { moveMandateWithin } from "../mandates/move-mandate-within.server.ts";
import { resumeProspectWithin } from "../prospects/resume-prospect-within.server.ts";

/**
 * An owner changes their mind about the deletion of their organization; refused once it is carried out. What the request
 * took off the market returns there, as far as it still may: the rest stays paused.
 */
export function cancelOrganizationDeletion(ctx: ServiceContext, actor: PartyActor): Promise<void> {
  const id = organizationIdOf(actor);
  return ctx.withActor(actor, "manage", async (trx) => {
    const deletion = found(await lockOpenDeletion(trx, { kind: actor.kind, id }), "deletion-wrong-state");
    refuseIf(whyNotMoveDeletion(deletion, "cancel", actor.kind));
    const status = deletionStatusAfter(deletion.status, "cancel");
    await updateDeletion(trx, deletion.id, { status, settledAt: ctx.now() });
    const subject = actor.kind === "company" ? { company: { id } } : { institution: { id } };
    await recordOn(trx, actor, "deletion-cancelled", subject, { from: deletion.status, to: status });
    await enqueue(trx, "send-deletion-notice", { deletionId: deletion.id, notice: "cancelled" });
    for (const subjectId of deletion.paused) await orStaysPaused(resume(ctx, trx, actor, subjectId));
  });
}

function resume(
  ctx: ServiceContext,
  trx: ActorTransaction,
  actor: PartyActor,
  subjectId: string,
): Promise<void> {
  return actor.kind === "company"
    ? resumeProspectWithin(ctx, trx, actor, subjectId)
    : moveMandateWithin(ctx, trx, actor, { mandateId: subjectId, move: "resume" });
}

/** Ended meanwhile, or no longer to be shown as it is: its page says why. */
async function orStaysPaused(resumed: Promise<void>): Promise<void> {
  try {
    await resumed;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
