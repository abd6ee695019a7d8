import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { insertMandateDraft, updateMandateDraft } from "#db/queries/mandates/mandate-drafts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Writes over the revision that the writer has seen: of the draft, or of the end of the last one, for whoever read the
 * version in force; 0 where there never was a draft. Refused if another tab has written or submitted since.
 */
export async function writeMandateDraft(
  trx: ActorTransaction,
  actor: InstitutionActor,
  { mandateId, revision, content, now }: { mandateId: string; revision: number; content: string; now: Date },
): Promise<{ revision: number; savedAt: Date }> {
  const draft = { mandateId, institutionId: actor.institutionId, content, savedBy: actor.userId, now };
  const written =
    revision === 0 ? await insertMandateDraft(trx, draft) : await updateMandateDraft(trx, draft, revision);
  return found(written, "mandate-stale-draft");
}
