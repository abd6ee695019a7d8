import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { lockApplicationOfItem } from "#db/queries/applications/application-items.ts";
import { lockFile, updateFile } from "#db/queries/documents/document-files.ts";
import type { DocumentsContext } from "../context.ts";
import { scanSealed } from "./scan-sealed.server.ts";
import { settleClean } from "./settle-clean.server.ts";

/**
 * Asks the virus scanner about a sealed file and says what it said. An infected one, or one whose bytes
 * are no longer those that were sealed, is refused, and its bytes are removed; its row stays, so that the company sees why. While the scanner is away the file waits and the job is tried anew.
 */
export async function scanDocument(
  ctx: DocumentsContext,
  actor: SystemActor,
  { fileId }: { fileId: string },
): Promise<void> {
  const { withActor, now, documents, virusScanner } = ctx;
  const file = await withActor(actor, (trx) => lockFile(trx, fileId));
  if (file?.status !== "pending" || virusScanner === null) return;
  const verdict = await scanSealed({ ...ctx, virusScanner }, file);
  const { applicationItemId: itemId, companyId } = file;
  await withActor(actor, async (trx) => {
    if (itemId !== null && companyId !== null) await lockApplicationOfItem(trx, itemId, companyId);
    const present = await lockFile(trx, fileId);
    if (present?.status !== "pending" || present.documentId === null) return;
    const status = verdict === "clean" ? "clean" : "refused";
    await updateFile(trx, fileId, { status, scannedAt: now() });
    if (status === "clean")
      await settleClean(ctx, trx, actor, { ...present, documentId: present.documentId });
  });
  if (verdict !== "clean") await documents.remove(fileId);
}
