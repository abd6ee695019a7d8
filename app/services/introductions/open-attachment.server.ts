import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { findAttachment, insertAttachmentOpening } from "#db/queries/introductions/attachments.ts";
import { shareIntroduction } from "#db/queries/introductions/introductions.ts";
import type { DocumentsContext } from "../context.ts";
import { openDownload } from "../documents/open-download.server.ts";

/**
 * A file of a thread. Each request checks access again, after any concurrent change of the consent. That the other side
 * opened it is recorded before the first byte is sent; opening one's own file is not.
 */
export async function openAttachment(
  ctx: DocumentsContext,
  actor: PartyActor,
  { introductionId, attachmentId }: { introductionId: string; attachmentId: string },
) {
  const { withActor, now } = ctx;
  const opened = await withActor(actor, async (trx) => {
    await shareIntroduction(trx, introductionId);
    const file = found(await findAttachment(trx, introductionId, attachmentId), "document-not-found");
    const { companyId, institutionId, sentBy } = file;
    if (sentBy !== actor.kind)
      await insertAttachmentOpening(trx, {
        attachmentId,
        introductionId,
        companyId,
        institutionId,
        openedBy: actor.kind,
        userId: actor.userId,
        openedAt: now(),
      });
    return file;
  });
  return openDownload(ctx, opened);
}
