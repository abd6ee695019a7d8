import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { found } from "#app/domain/refusal.ts";
import { readPieces } from "#app/integrations/documents/store.ts";
import { findOpenFile, insertOpening } from "#db/queries/documents.ts";
import { shareIntroduction } from "#db/queries/introductions.ts";
import type { DocumentsContext } from "../context.ts";

/**
 * A file that a company has opened to the institution, judged anew by each request, behind whatever changes the consent
 * at that moment: a consent that was taken back, or a document that was closed, is not there for the next one. Who opened it when is written before the first byte goes.
 */
export async function openSharedFile(
  { withActor, now, documents }: DocumentsContext,
  actor: InstitutionActor,
  { introductionId, fileId }: { introductionId: string; fileId: string },
) {
  const { name, mediaType, sizeBytes } = await withActor(actor, async (trx) => {
    await shareIntroduction(trx, introductionId);
    const file = found(await findOpenFile(trx, introductionId, fileId), "document-not-found");
    const { companyId, institutionId } = file;
    await insertOpening(trx, {
      fileId,
      introductionId,
      companyId,
      institutionId,
      userId: actor.userId,
      openedAt: now(),
    });
    return file;
  });
  const size = Number(sizeBytes);
  return {
    name,
    mediaType: mediaType ?? "application/octet-stream",
    size,
    bytes: readPieces(documents, fileId, { sizeBytes: size, pieceBytes: PIECE_BYTES }),
  };
}
