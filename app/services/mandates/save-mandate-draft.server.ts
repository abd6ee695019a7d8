import { lockOwnMandate } from "./lock-own-mandate.server.ts";
import { z } from "zod";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { type MandateDraft, mandateDraftSchema } from "#app/domain/mandates/criteria.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { updateMandate } from "#db/queries/mandates/mandates.ts";
import type { ServiceContext } from "../context.ts";
import { writeMandateDraft } from "./write-mandate-draft.server.ts";

export interface SaveMandateDraft {
  mandateId: string;
  /** The revision that the page was rendered from; 0 where there never was a draft. */
  revision: number;
  draft: MandateDraft;
}

/**
 * Saves the draft, as far as it can be parsed. The mandate in force doesn't change. Saving withdraws a draft that waits
 * for the owner: an owner approves only what was submitted.
 */
export function saveMandateDraft(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { mandateId, revision, draft }: SaveMandateDraft,
): Promise<{ revision: number; savedAt: Date }> {
  return withActor(actor, "work", async (trx) => {
    const mandate = await lockOwnMandate(trx, actor, mandateId);
    refuseIf(mandate.status === "retired" ? "mandate-wrong-state" : null);
    const content = JSON.stringify(z.encode(mandateDraftSchema, draft));
    const saved = await writeMandateDraft(trx, actor, { mandateId, revision, content, now: now() });
    if (mandate.status === "pending_approval") {
      await updateMandate(trx, mandateId, { status: "draft", statusChangedAt: now() });
      const subject = { id: mandateId, institutionId: actor.institutionId };
      const moved = { from: "pending_approval", to: "draft" };
      await recordOn(trx, actor, "mandate-returned", { mandate: subject }, moved);
    }
    return saved;
  });
}
