import type { AdminActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { findEvidenceFile, insertEvidenceOpening } from "#db/queries/deals/disputes.ts";
import { recordDisputeOpening } from "#db/queries/moderation/admin-openings.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { DocumentsContext } from "../context.ts";
import { openDownload } from "../documents/open-download.server.ts";

/**
 * A file shown in a dispute, for either side and for an admin. Who opened it, and when, is recorded before the first
 * byte is sent. The side that showed it may open it before its scan is done; a refused file opens for nobody.
 */
export async function openEvidence(
  ctx: DocumentsContext,
  actor: PartyActor | AdminActor,
  of: { disputeId: string; evidenceId: string },
) {
  const { withActor, now } = ctx;
  const opened = await withActor(actor, async (trx) => {
    const row = await findEvidenceFile(trx, of);
    const isThere = row?.status === "clean" || (row?.status === "pending" && row.party === actor.kind);
    const file = found(isThere ? row : undefined, "document-not-found");
    const { companyId, institutionId } = file;
    if (actor.kind === "admin") {
      await refuseTied(trx, actor, file);
      if (file.party === "company") await recordDisputeOpening(trx, of.disputeId, of.evidenceId);
    }
    await insertEvidenceOpening(trx, {
      ...of,
      companyId,
      institutionId,
      party: actor.kind,
      userId: actor.userId,
      openedAt: now(),
    });
    return file;
  });
  return openDownload(ctx, { ...opened, id: opened.fileId });
}
