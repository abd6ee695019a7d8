import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { LARGEST_FILE_BYTES } from "#app/domain/documents/limits.ts";
import { deleteUpload, updateFile } from "#db/queries/documents/document-files.ts";
import type { DocumentsContext } from "../context.ts";
import { beginUpload, type BeginUpload } from "./begin-upload.server.ts";
import { storePieces } from "./store-pieces.server.ts";
import { sealUpload } from "./seal-upload.server.ts";

/**
 * A file sent in one request, by a form without script: stored piece by piece as it arrives, its size known at the end.
 * A file that is too large, empty or truncated leaves nothing.
 */
export async function uploadDocument(
  ctx: DocumentsContext,
  actor: PartyActor,
  { bytes, ...file }: Omit<BeginUpload, "sizeBytes"> & { bytes: AsyncIterable<Uint8Array> },
): Promise<{ fault: FileFault } | { documentId: string }> {
  const begun = await beginUpload(ctx, actor, { ...file, sizeBytes: LARGEST_FILE_BYTES });
  if ("fault" in begun) return begun;
  const { uploadId } = begun;
  try {
    const stored = await storePieces(ctx, uploadId, bytes);
    if ("fault" in stored) return await takeBack(ctx, actor, uploadId, stored.fault);
    const [size, { pieceKeys }] = [BigInt(stored.size), stored];
    await ctx.withActor(actor, (trx) =>
      updateFile(trx, uploadId, { sizeBytes: size, receivedBytes: size, pieceKeys, touchedAt: ctx.now() }),
    );
    return await sealUpload(ctx, actor, uploadId);
  } catch (error) {
    await takeBack(ctx, actor, uploadId, "file-cut");
    throw error;
  }
}

/** The row decides: a file that was sealed although its response was lost keeps its bytes. */
async function takeBack(
  { withActor, documents }: DocumentsContext,
  actor: PartyActor,
  uploadId: string,
  fault: FileFault,
): Promise<{ fault: FileFault }> {
  const isGone = await withActor(actor, (trx) => deleteUpload(trx, uploadId));
  if (isGone) await documents.remove(uploadId);
  return { fault };
}
