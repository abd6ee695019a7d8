import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { findOpportunity } from "#db/queries/matching/opportunity-teasers.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { recordFeedback } from "#db/queries/matching/feedback.ts";
import { findMandateForInstitution } from "#db/queries/mandates/mandates.ts";
import { deletePass } from "#db/queries/matching/passes.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Undoes a pass: the prospect is in the list again. Without a pass nothing happens; a mandate or prospect that the
 * institution may not see is not found.
 */
export function undoPass(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { mandateId, prospectId }: { mandateId: string; prospectId: string },
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { institutionId } = actor;
    const undone = await deletePass(trx, { mandateId, prospectId, institutionId });
    if (undone === undefined) {
      found(await findMandateForInstitution(trx, mandateId, institutionId), "mandate-not-found");
      found(await findOpportunity(trx, { mandateId, institutionId }, prospectId), "prospect-not-found");
      return;
    }
    await recordFeedback(trx, actor, { act: "pass_undone", mandateId, prospectId, at: now() });
    const mandate = { id: mandateId, institutionId, prospectId };
    await recordOn(trx, actor, "opportunity-pass-undone", { mandate }, { reasonCode: undone.reasonCode });
  });
}
