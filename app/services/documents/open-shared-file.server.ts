import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { findOpenFile, insertOpening } from "#db/queries/documents/documents.ts";
import { shareIntroduction } from "#db/queries/introductions/introductions.ts";
import type { DocumentsContext } from "../context.ts";
import { openDownload } from "./open-download.server.ts";

/**
 * A file that a company has opened to the institution. Each request checks access again, after any concurrent change of
 * the consent: after a revoked consent or a closed document the next request finds nothing. Who opened it, and when, is
 * recorded before the first byte is sent.
 */
export async function openSharedFile(
  ctx: DocumentsContext,
  actor: InstitutionActor,
  { introductionId, fileId }: { introductionId: string; fileId: string },
) {
  const { withActor, now } = ctx;
  const opened = await withActor(actor, async (trx) => {
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
  return openDownload(ctx, opened);
}
