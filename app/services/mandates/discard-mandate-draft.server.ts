import { lockOwnMandate } from "./lock-own-mandate.server.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { deleteMandateDraft } from "#db/queries/mandates/mandate-drafts.ts";
import type { ServiceContext } from "../context.ts";

/** Discards the draft and returns to the version in force. A mandate that never was in force is retired instead. */
export function discardMandateDraft(
  { withActor }: ServiceContext,
  actor: InstitutionActor,
  { mandateId }: { mandateId: string },
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const mandate = await lockOwnMandate(trx, actor, mandateId);
    refuseIf(
      mandate.status === "draft" || mandate.status === "pending_approval" ? "mandate-wrong-state" : null,
    );
    await deleteMandateDraft(trx, mandateId);
  });
}
