import { organizationIdOf, type PartyActor, partyIdsOf, whyNotRole } from "#app/domain/accounts/actor.ts";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { fileName } from "#app/domain/documents/file-name.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import {
  deleteUpload,
  findFile,
  findOwnDocument,
  insertDocument,
  lockFile,
  lockDataroom,
  nextVersion,
  updateFile,
} from "#db/queries/documents/document-files.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { DocumentsContext } from "../context.ts";
import { inspectStored } from "./inspect-stored.server.ts";
import { lockSubject } from "./lock-subject.server.ts";
import { settleClean } from "./settle-clean.server.ts";

type InspectedFile = NonNullable<Awaited<ReturnType<typeof findFile>>>;

/**
 * Inspects a complete upload and makes a document of it, or the next version of one. A faulty file loses its row, then
 * its bytes: after a crash between the two the sweep removes the bytes. Its pieces are never written again, so that
 * concurrent or repeated seals are the same.
 */
export async function sealUpload(
  ctx: DocumentsContext,
  actor: PartyActor,
  uploadId: string,
): Promise<{ fault: FileFault } | { documentId: string }> {
  const { withActor, documents } = ctx;
  refuseIf(whyNotRole(actor, "evidence"));
  const file = found(
    await withActor(actor, (trx) => findFile(trx, uploadId, partyIdsOf(actor))),
    "document-not-found",
  );
  if (file.documentId !== null) return { documentId: file.documentId };
  if (file.receivedBytes !== file.sizeBytes) throw new Refusal("document-piece-wrong");

  const named = fileName(file.name);
  if ("fault" in named) throw new Error("a stored file name is no longer accepted");
  const whole = { id: uploadId, sizeBytes: Number(file.sizeBytes), pieceKeys: file.pieceKeys };
  const seen = await inspectStored(ctx, whole, named.extension);
  if ("fault" in seen) {
    const isGone = await withActor(actor, (trx) => deleteUpload(trx, uploadId));
    if (isGone) await documents.remove(uploadId);
    return seen;
  }
  return { documentId: await becomeDocument(ctx, actor, file, seen) };
}

function becomeDocument(
  ctx: DocumentsContext,
  actor: PartyActor,
  { id: uploadId, pieceKeys, ...uploaded }: InspectedFile,
  seal: { sha256: string; mediaType: string },
): Promise<string> {
  const { withActor, now, virusScanner } = ctx;
  return withActor(actor, async (trx) => {
    await lockDataroom(trx, organizationIdOf(actor));
    // Locked before the file, in the order used for removing a document.
    await lockSubject(trx, uploaded);
    const file = found(await lockFile(trx, uploadId), "document-not-found");
    if (file.documentId !== null) return file.documentId;
    if (file.pieceKeys.join() !== pieceKeys.join()) throw new Refusal("document-piece-wrong");
    const { companyId, institutionId, kind, replacesDocumentId } = file;
    // A document that was removed meanwhile gets no next version: the upload becomes a new document.
    const replaced =
      replacesDocumentId === null
        ? undefined
        : await findOwnDocument(trx, replacesDocumentId, partyIdsOf(actor));
    const documentId = replaced?.id ?? (await insertDocument(trx, { companyId, institutionId, kind }));
    const isClean = virusScanner === null;
    await updateFile(trx, uploadId, {
      ...seal,
      documentId,
      version: await nextVersion(trx, documentId),
      status: isClean ? "clean" : "pending",
      sealedAt: now(),
      scannedAt: isClean ? now() : null,
    });
    if (isClean) await settleClean(ctx, trx, actor, { ...file, documentId });
    else await enqueue(trx, "scan-document", { fileId: uploadId });
    return documentId;
  });
}
