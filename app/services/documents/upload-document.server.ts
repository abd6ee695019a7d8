import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { LARGEST_FILE_BYTES, PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { deleteUpload, updateFile } from "#db/queries/document-files.ts";
import type { DocumentsContext } from "../context.ts";
import { beginUpload, type BeginUpload } from "./begin-upload.server.ts";
import { sealUpload } from "./seal-upload.server.ts";

/**
 * A file that comes whole, as a form without script sends it: kept piece by piece while it comes, its size known at its
 * end. One that is too large, empty or cut off leaves nothing.
 */
export async function uploadDocument(
  ctx: DocumentsContext,
  actor: CompanyActor | InstitutionActor,
  { bytes, ...file }: Omit<BeginUpload, "sizeBytes"> & { bytes: AsyncIterable<Uint8Array> },
): Promise<{ fault: FileFault } | { documentId: string }> {
  const begun = await beginUpload(ctx, actor, { ...file, sizeBytes: LARGEST_FILE_BYTES });
  if ("fault" in begun) return begun;
  const { uploadId } = begun;
  try {
    const fault = await keepPieces(ctx, actor, uploadId, bytes);
    return fault === null
      ? await sealUpload(ctx, actor, uploadId)
      : await takeBack(ctx, actor, uploadId, fault);
  } catch (error) {
    await takeBack(ctx, actor, uploadId, "file-cut");
    throw error;
  }
}

async function keepPieces(
  { withActor, now, documents }: DocumentsContext,
  actor: CompanyActor | InstitutionActor,
  uploadId: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<FileFault | null> {
  let offset = 0;
  for await (const piece of inPieces(bytes)) {
    if (offset + piece.length > LARGEST_FILE_BYTES) return "file-too-large";
    await documents.putPiece(uploadId, offset, piece);
    offset += piece.length;
  }
  if (offset === 0) return "file-empty";
  const size = BigInt(offset);
  await withActor(actor, (trx) =>
    updateFile(trx, uploadId, { sizeBytes: size, receivedBytes: size, touchedAt: now() }),
  );
  return null;
}

async function takeBack(
  { withActor, documents }: DocumentsContext,
  actor: CompanyActor | InstitutionActor,
  uploadId: string,
  fault: FileFault,
): Promise<{ fault: FileFault }> {
  await documents.remove(uploadId);
  await withActor(actor, (trx) => deleteUpload(trx, uploadId));
  return { fault };
}

/** The same bytes in pieces of the stored size. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    waiting.push(chunk);
    length += chunk.length;
    while (length >= PIECE_BYTES) {
      const all = Buffer.concat(waiting);
      yield all.subarray(0, PIECE_BYTES);
      waiting = [all.subarray(PIECE_BYTES)];
      length -= PIECE_BYTES;
    }
  }
  if (length > 0) yield Buffer.concat(waiting);
}
