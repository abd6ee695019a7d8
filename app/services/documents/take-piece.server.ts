import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { addReceived, findFile } from "#db/queries/document-files.ts";
import type { DocumentsContext } from "../context.ts";

export interface TakePiece {
  uploadId: string;
  /** Where in the file it belongs. */
  offset: number;
  bytes: Uint8Array;
}

/**
 * Keeps the next piece of an upload and says how far it is now. A piece that is there already, or one from further on,
 * changes nothing: who sends it learns where to go on. The bytes are kept before the row says so, so that what the row
 * says is always there.
 */
export async function takePiece(
  { withActor, now, documents }: DocumentsContext,
  actor: CompanyActor,
  { uploadId, offset, bytes }: TakePiece,
): Promise<{ offset: number; isWhole: boolean }> {
  refuseIf(whyNotRole(actor, "work"));
  const file = found(
    await withActor(actor, (trx) => findFile(trx, uploadId, { companyId: actor.companyId })),
    "document-not-found",
  );
  const [size, received] = [Number(file.sizeBytes), Number(file.receivedBytes)];
  const isNext = file.status === "uploading" && offset === received && received < size && bytes.length > 0;
  if (!isNext) return { offset: received, isWhole: received === size };
  if (bytes.length !== Math.min(PIECE_BYTES, size - received)) throw new Refusal("document-piece-wrong");
  await documents.putPiece(uploadId, offset, bytes);
  const to = received + bytes.length;
  await withActor(actor, (trx) => addReceived(trx, uploadId, { from: received, to, at: now() }));
  return { offset: to, isWhole: to === size };
}
