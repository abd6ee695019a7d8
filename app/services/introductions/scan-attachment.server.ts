import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { lockAttachment, updateAttachment } from "#db/queries/introductions/attachments.ts";
import type { DocumentsContext } from "../context.ts";
import { scanSealed } from "../documents/scan-sealed.server.ts";

/**
 * Has the virus scanner check a sent file, and stores the result. An infected file is refused, and its bytes are
 * removed; its row stays, so that its sender sees why. While the scanner is unavailable the other side doesn't see the
 * file.
 */
export async function scanAttachment(
  ctx: DocumentsContext,
  actor: SystemActor,
  { attachmentId }: { attachmentId: string },
): Promise<void> {
  const { withActor, now, documents, virusScanner } = ctx;
  const file = await withActor(actor, (trx) => lockAttachment(trx, attachmentId));
  if (file?.status !== "pending" || virusScanner === null) return;
  const verdict = await scanSealed({ ...ctx, virusScanner }, file);
  const status = verdict === "clean" ? "clean" : "refused";
  await withActor(actor, async (trx) => {
    const present = await lockAttachment(trx, attachmentId);
    if (present?.status === "pending")
      await updateAttachment(trx, attachmentId, { status, scannedAt: now() });
  });
  if (status === "refused") await documents.remove(attachmentId);
}
