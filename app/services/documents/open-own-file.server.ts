import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { found } from "#app/domain/refusal.ts";
import { readPieces } from "#app/integrations/documents/store.ts";
import { findFile } from "#db/queries/document-files.ts";
import type { DocumentsContext } from "../context.ts";

/** A file of the company's own, as it is: also one that waits for its scan, never one that was refused. */
export async function openOwnFile(
  { withActor, documents }: DocumentsContext,
  actor: CompanyActor,
  fileId: string,
) {
  const file = await withActor(actor, (trx) => findFile(trx, fileId, { companyId: actor.companyId }));
  const isThere = file?.status === "clean" || file?.status === "pending";
  const { name, mediaType, sizeBytes } = found(isThere ? file : undefined, "document-not-found");
  const size = Number(sizeBytes);
  return {
    name,
    mediaType: mediaType ?? "application/octet-stream",
    size,
    bytes: readPieces(documents, fileId, { sizeBytes: size, pieceBytes: PIECE_BYTES }),
  };
}
