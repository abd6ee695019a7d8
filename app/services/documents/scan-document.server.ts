import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { lockFile, updateFile } from "#db/queries/documents/document-files.ts";
import type { DocumentsContext } from "../context.ts";
import { scanSealed } from "./scan-sealed.server.ts";
import { lockSubject } from "./lock-subject.server.ts";
import { settleClean } from "./settle-clean.server.ts";

/**
 * Has the virus scanner check a sealed file, and stores the result. A file that is infected, or whose bytes no longer
 * match the seal, is refused and its bytes removed; its row stays, so that the company sees why. While the scanner is
 * unavailable the file waits and the job is retried.
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
  await withActor(actor, async (trx) => {
    await lockSubject(trx, file);
    const present = await lockFile(trx, fileId);
    if (present?.status !== "pending" || present.documentId === null) return;
    const status = verdict === "clean" ? "clean" : "refused";
    await updateFile(trx, fileId, { status, scannedAt: now() });
    if (status === "clean")
      await settleClean(ctx, trx, actor, { ...present, documentId: present.documentId });
  });
  if (verdict !== "clean") await documents.remove(fileId);
}
