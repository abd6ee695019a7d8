import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/events.ts";
import { deletePass } from "#db/queries/passes.ts";
import type { ServiceContext } from "../context.ts";

/** A pass is taken back: the prospect is in the list again. Where there was none, nothing happens. */
export function undoPass(
  { withActor }: ServiceContext,
  actor: InstitutionActor,
  { mandateId, prospectId }: { mandateId: string; prospectId: string },
): Promise<void> {
  return withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const { institutionId } = actor;
    const undone = await deletePass(trx, { mandateId, prospectId, institutionId });
    if (undone === undefined) return;
    await record(trx, actor, {
      type: "deal-pass-undone",
      subject: { kind: "mandate", id: mandateId },
      institutionId,
      prospectId,
      reasonCode: undone.reasonCode,
    });
  });
}
