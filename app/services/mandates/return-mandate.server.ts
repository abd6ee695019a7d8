import { lockOwnMandate } from "./lock-own-mandate.server.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { mandateStatusAfter } from "#app/domain/mandates/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockMandateDraft, markDraftSubmitted } from "#db/queries/mandates/mandate-drafts.ts";
import { updateMandate } from "#db/queries/mandates/mandates.ts";
import type { ServiceContext } from "../context.ts";

/**
 * An owner returns a member's submission, with a reason. The version in force is unchanged. Refused if another one waits
 * than `revision`, which was read; what has no page read none.
 */
export function returnMandate(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { mandateId, revision, note }: { mandateId: string; revision?: number; note: string },
): Promise<void> {
  return withActor(actor, "sign", async (trx) => {
    const mandate = await lockOwnMandate(trx, actor, mandateId);
    const draft = found(await lockMandateDraft(trx, mandateId), "mandate-wrong-state");
    refuseIf(draft.submittedAt === null ? "mandate-wrong-state" : null);
    refuseIf(revision === undefined || revision === draft.revision ? null : "mandate-stale-draft");
    const status =
      mandate.status === "pending_approval" ? mandateStatusAfter(mandate.status, "return") : mandate.status;
    await markDraftSubmitted(trx, mandateId, null);
    if (status !== mandate.status) await updateMandate(trx, mandateId, { status, statusChangedAt: now() });
    await recordOn(trx, actor, "mandate-returned", { mandate }, { to: status, note });
  });
}
