import {
  type CompanyActor,
  type InstitutionActor,
  organizationIdOf,
  partyIdsOf,
  whyNotRole,
} from "#app/domain/accounts/actor.ts";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { fileName, mediaTypeOf } from "#app/domain/documents/file-name.ts";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { readPieces } from "#app/integrations/documents/store.ts";
import { inspectFile } from "#app/integrations/scanning/inspect-file.server.ts";
import {
  deleteUpload,
  findFile,
  insertDocument,
  lockFile,
  lockRoom,
  nextVersion,
  updateFile,
} from "#db/queries/document-files.ts";
import { enqueue } from "#db/queries/jobs.ts";
import type { DocumentsContext } from "../context.ts";
import { settleClean } from "./settle-clean.server.ts";

/**
 * Looks at an upload that is whole and makes a document of it, or the next version of one. What is wrong with it removes
 * its bytes, then its row: a crash between the two leaves an upload that the sweep removes. Sealing twice is sealing once.
 */
export async function sealUpload(
  ctx: DocumentsContext,
  actor: CompanyActor | InstitutionActor,
  uploadId: string,
): Promise<{ fault: FileFault } | { documentId: string }> {
  const { withActor, documents } = ctx;
  refuseIf(whyNotRole(actor, "work"));
  const file = found(
    await withActor(actor, (trx) => findFile(trx, uploadId, partyIdsOf(actor))),
    "document-not-found",
  );
  if (file.documentId !== null) return { documentId: file.documentId };
  if (file.receivedBytes !== file.sizeBytes) throw new Refusal("document-piece-wrong");

  const named = fileName(file.name);
  if ("fault" in named) throw new Error("a kept name is an accepted one");
  const size = Number(file.sizeBytes);
  const seen = await inspectFile(() => wholeOf(ctx, uploadId, size), named.extension);
  if ("fault" in seen) {
    await documents.remove(uploadId);
    await withActor(actor, (trx) => deleteUpload(trx, uploadId));
    return seen;
  }
  const mediaType = mediaTypeOf(named.extension);
  return { documentId: await becomeDocument(ctx, actor, uploadId, { ...seen, mediaType }) };
}

/** At most the largest file, which is what one inspection holds. */
async function wholeOf(
  { documents }: DocumentsContext,
  uploadId: string,
  sizeBytes: number,
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of readPieces(documents, uploadId, { sizeBytes, pieceBytes: PIECE_BYTES }))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

function becomeDocument(
  { withActor, now, virusScanner }: DocumentsContext,
  actor: CompanyActor | InstitutionActor,
  uploadId: string,
  seal: { sha256: string; mediaType: string },
): Promise<string> {
  return withActor(actor, async (trx) => {
    await lockRoom(trx, organizationIdOf(actor));
    const file = found(await lockFile(trx, uploadId), "document-not-found");
    if (file.documentId !== null) return file.documentId;
    const { companyId, institutionId, kind, replacesDocumentId } = file;
    const documentId = replacesDocumentId ?? (await insertDocument(trx, { companyId, institutionId, kind }));
    const isClean = virusScanner === null;
    await updateFile(trx, uploadId, {
      ...seal,
      documentId,
      version: await nextVersion(trx, documentId),
      status: isClean ? "clean" : "pending",
      sealedAt: now(),
      scannedAt: isClean ? now() : null,
    });
    if (isClean) await settleClean(trx, { ...file, documentId }, now());
    else await enqueue(trx, "scan-document", { fileId: uploadId });
    return documentId;
  });
}
