import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import {
  BYTES_REMOVED_AFTER_MINUTES,
  whyNotRemove,
  whyNotRemoveDocument,
} from "#app/domain/documents/removal.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findOwnDocument, lockDataroom } from "#db/queries/documents/document-files.ts";
import {
  closeEverywhere,
  isEvidence,
  isReliedOn,
  lockOpenedOn,
  markDocumentRemoved,
  markRemoved,
} from "#db/queries/documents/document-removal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";

/**
 * A company removes a document with all versions: it is open to nobody from then on, and a job queued in this
 * transaction deletes its bytes. The record of openings stays. Refused while an institution decides on it, and for
 * evidence in a dispute.
 */
export function removeDocument(ctx: ServiceContext, actor: CompanyActor, documentId: string): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    await lockDataroom(trx, actor.companyId);
    found(await findOwnDocument(trx, documentId, { companyId: actor.companyId }), "document-not-found");
    refuseIf(whyNotRemove({ isEvidence: await isEvidence(trx, { documentId }) }));
    await lockOpenedOn(trx, documentId);
    refuseIf(whyNotRemoveDocument({ isReliedOn: await isReliedOn(trx, documentId) }));
    await closeEverywhere(trx, documentId, ctx.now());
    await markDocumentRemoved(trx, documentId, ctx.now());
    const by = { removedBy: actor.userId, removedAt: ctx.now() };
    const runAt = new Date(ctx.now().getTime() + BYTES_REMOVED_AFTER_MINUTES * 60_000);
    const gone = await markRemoved(trx, { documentId }, by);
    for (const fileId of gone) await enqueue(trx, "remove-file", { fileId }, { runAt });
    const company = { id: actor.companyId };
    const moved = { detail: { documentId, versions: gone.length } };
    await recordOn(trx, actor, "document-removed", { company }, moved);
  });
}
