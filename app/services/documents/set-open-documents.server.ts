import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { findOwnDocument } from "#db/queries/documents/document-files.ts";
import { closeOthers, listOpenIds, upsertOpenDocument } from "#db/queries/documents/documents.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface OpenDocuments {
  introductionId: string;
  institutionId: string;
  documentIds: readonly string[];
  at: Date;
}

/**
 * Opens exactly these documents of the company on a locked introduction whose consent covers documents; other open ones
 * are closed.
 */
export async function setOpenDocuments(
  trx: ActorTransaction,
  { companyId, userId: openedBy }: CompanyActor,
  { introductionId, institutionId, documentIds, at }: OpenDocuments,
): Promise<void> {
  const before = new Set(await listOpenIds(trx, introductionId));
  const fresh = documentIds.filter((id) => !before.has(id));
  const opened = { introductionId, companyId, institutionId, openedBy, openedAt: at };
  for (const documentId of fresh) {
    found(await findOwnDocument(trx, documentId, { companyId }), "document-not-found");
    await upsertOpenDocument(trx, { ...opened, documentId });
  }
  await closeOthers(trx, introductionId, { except: documentIds, at });
  if (fresh.length > 0) await enqueue(trx, "notify-institution-documents-opened", { introductionId });
}
