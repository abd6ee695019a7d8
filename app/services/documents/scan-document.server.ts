import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { readPieces } from "#app/integrations/documents/store.ts";
import { lockFile, updateFile } from "#db/queries/document-files.ts";
import type { DocumentsContext } from "../context.ts";
import { settleClean } from "./settle-clean.server.ts";

/**
 * Asks the virus scanner about a sealed file and says what it said. An infected one is refused, and its bytes are
 * removed; its row stays, so that the company sees why. While the scanner is away the file waits and the job is tried anew.
 */
export async function scanDocument(
  { withActor, now, documents, virusScanner }: DocumentsContext,
  actor: SystemActor,
  { fileId }: { fileId: string },
): Promise<void> {
  const file = await withActor(actor, (trx) => lockFile(trx, fileId));
  if (file?.status !== "pending" || virusScanner === null) return;
  const pieces = readPieces(documents, fileId, {
    sizeBytes: Number(file.sizeBytes),
    pieceBytes: PIECE_BYTES,
  });
  const verdict = await virusScanner.scan(pieces);
  await withActor(actor, async (trx) => {
    const present = await lockFile(trx, fileId);
    if (present?.status !== "pending" || present.documentId === null) return;
    const status = verdict === "clean" ? "clean" : "refused";
    await updateFile(trx, fileId, { status, scannedAt: now() });
    if (status === "clean")
      await settleClean(trx, actor, { ...present, documentId: present.documentId }, now());
  });
  if (verdict !== "clean") await documents.remove(fileId);
}
