import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import {
  BYTES_REMOVED_AFTER_MINUTES,
  whyNotRemove,
  whyNotRemoveVersion,
} from "#app/domain/documents/removal.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findFile, lockDataroom, nextVersion } from "#db/queries/documents/document-files.ts";
import { isEvidence, markRemoved } from "#db/queries/documents/document-removal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";

/** A company removes an old version of a document: institutions see only the newest, so nothing changes for them. */
export function removeVersion(ctx: ServiceContext, actor: CompanyActor, fileId: string): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    await lockDataroom(trx, actor.companyId);
    const { documentId, version, status } = found(
      await findFile(trx, fileId, { companyId: actor.companyId }),
      "document-not-found",
    );
    const isThere = documentId !== null && version !== null && status !== "removed";
    const document = found(isThere ? { documentId, version } : null, "document-not-found");
    const newest = (await nextVersion(trx, document.documentId)) - 1;
    refuseIf(whyNotRemoveVersion(document.version, newest));
    refuseIf(whyNotRemove({ isEvidence: await isEvidence(trx, { fileId }) }));
    await markRemoved(trx, { fileId }, { removedBy: actor.userId, removedAt: ctx.now() });
    const runAt = new Date(ctx.now().getTime() + BYTES_REMOVED_AFTER_MINUTES * 60_000);
    await enqueue(trx, "remove-file", { fileId }, { runAt });
    const company = { id: actor.companyId };
    const moved = { version: document.version, detail: { documentId: document.documentId, versions: 1 } };
    await recordOn(trx, actor, "document-removed", { company }, moved);
  });
}
