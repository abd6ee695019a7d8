import { lockOwnMandate } from "./lock-own-mandate.server.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { endMandateDraft, lockMandateDraft } from "#db/queries/mandates/mandate-drafts.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Discards the draft and returns to the version in force. A mandate that never was in force is retired instead. Refused
 * if a colleague has written since `revision` was read; what has no page read none.
 */
export function discardMandateDraft(
  { withActor }: ServiceContext,
  actor: InstitutionActor,
  { mandateId, revision }: { mandateId: string; revision?: number },
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const mandate = await lockOwnMandate(trx, actor, mandateId);
    refuseIf(
      mandate.status === "draft" || mandate.status === "pending_approval" ? "mandate-wrong-state" : null,
    );
    const draft = await lockMandateDraft(trx, mandateId);
    const isOther = revision !== undefined && draft !== undefined && draft.revision !== revision;
    refuseIf(isOther ? "mandate-stale-draft" : null);
    await endMandateDraft(trx, mandateId);
  });
}
