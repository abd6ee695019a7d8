import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { newPieceKey } from "#app/integrations/documents/store.ts";
import { addReceived, findFile, lockFile, updateFile } from "#db/queries/documents/document-files.ts";
import type { DocumentsContext } from "#app/services/context.ts";

export interface ReceivePiece {
  uploadId: string;
  /** Its offset in the file. */
  offset: number;
  bytes: Uint8Array;
}

interface Taken {
  offset: number;
  isWhole: boolean;
}

/**
 * Stores the next piece of an upload and returns its progress (bytes). A piece that exists already, or from further on,
 * changes nothing: the sender learns where to continue; one of a wrong length is refused (`document-piece-wrong`).
 *
 * The offset is claimed in the row before a byte is written, under a key that no other piece has; a later claim of the
 * same offset replaces it, as when the browser sends it again after a lost connection. Only the piece that holds the
 * claim is counted, and counted bytes are never written again: under any concurrency the file is what was counted.
 */
export async function receivePiece(
  ctx: DocumentsContext,
  actor: CompanyActor,
  { uploadId, offset, bytes }: ReceivePiece,
): Promise<Taken> {
  refuseIf(whyNotRole(actor, "evidence"));
  const { withActor, now, documents } = ctx;
  const claim = await claimOffset(ctx, actor, { uploadId, offset, length: bytes.length });
  if ("isWhole" in claim) return claim;
  const { key, size } = claim;
  await documents.putPiece(uploadId, key, bytes);
  const to = offset + bytes.length;
  const isCounted = await withActor(actor, (trx) =>
    addReceived(trx, uploadId, { key, from: offset, to, at: now() }),
  );
  if (isCounted) return { offset: to, isWhole: to === size };
  await documents.removePiece(uploadId, key);
  const present = await withActor(actor, (trx) => findFile(trx, uploadId, { companyId: actor.companyId }));
  return progressOf(found(present, "document-not-found"));
}

function claimOffset(
  { withActor, now }: DocumentsContext,
  actor: CompanyActor,
  { uploadId, offset, length }: { uploadId: string; offset: number; length: number },
): Promise<Taken | { key: string; size: number }> {
  return withActor(actor, async (trx) => {
    found(await findFile(trx, uploadId, { companyId: actor.companyId }), "document-not-found");
    const file = found(await lockFile(trx, uploadId), "document-not-found");
    const [size, received] = [Number(file.sizeBytes), Number(file.receivedBytes)];
    const isNext = file.status === "uploading" && offset === received && received < size && length > 0;
    if (!isNext) return progressOf(file);
    if (length !== Math.min(PIECE_BYTES, size - received)) throw new Refusal("document-piece-wrong");
    const key = newPieceKey(offset);
    await updateFile(trx, uploadId, { claimedKey: key, touchedAt: now() });
    return { key, size };
  });
}

function progressOf({ sizeBytes, receivedBytes }: { sizeBytes: bigint; receivedBytes: bigint }): Taken {
  return { offset: Number(receivedBytes), isWhole: receivedBytes === sizeBytes };
}
