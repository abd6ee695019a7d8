import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { readPieces } from "#app/integrations/documents/store.ts";
import { lockAttachment, updateAttachment } from "#db/queries/attachments.ts";
import type { DocumentsContext } from "../context.ts";

/**
 * Asks the virus scanner about a file that was sent, and says what it said. An infected one is refused, and its bytes are
 * removed; its row stays, so that its sender sees why. While the scanner is away the other side doesn't see the file.
 */
export async function scanAttachment(
  { withActor, now, documents, virusScanner }: DocumentsContext,
  actor: SystemActor,
  { attachmentId }: { attachmentId: string },
): Promise<void> {
  const file = await withActor(actor, (trx) => lockAttachment(trx, attachmentId));
  if (file?.status !== "pending" || virusScanner === null) return;
  const sizeBytes = Number(file.sizeBytes);
  const verdict = await virusScanner.scan(
    readPieces(documents, attachmentId, { sizeBytes, pieceBytes: PIECE_BYTES }),
  );
  const status = verdict === "clean" ? "clean" : "refused";
  await withActor(actor, async (trx) => {
    const present = await lockAttachment(trx, attachmentId);
    if (present?.status === "pending")
      await updateAttachment(trx, attachmentId, { status, scannedAt: now() });
  });
  if (status === "refused") await documents.remove(attachmentId);
}
