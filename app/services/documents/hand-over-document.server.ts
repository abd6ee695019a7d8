import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { byDocument } from "#app/domain/documents/by-document.ts";
import { columnsOfOwed, type Owed } from "#app/domain/documents/hand-over.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { listFilesOfCompany } from "#db/queries/documents/documents.ts";
import type { ServiceContext } from "../context.ts";
import { answerOwed } from "./answer-owed.server.ts";
import { lockSubject } from "./lock-subject.server.ts";
import { readOwed } from "./read-owed.server.ts";
import { type Reviewed, refuseUnreviewed } from "./refuse-unreviewed.server.ts";

/** The file that the review named; its document, of what has no page. */
type Chosen = { fileId: string; documentId?: undefined } | { documentId: string; fileId?: undefined };

/**
 * A company hands over a document that it has, in answer to what an institution asks for: it is open to the institution
 * from then on, and settles the item, the condition or the request. "review-outdated" where the chosen file is no longer
 * the one that its document opens.
 */
export function handOverDocument(
  ctx: ServiceContext,
  actor: CompanyActor,
  { owed, documentId, fileId, ...reviewed }: Reviewed & { owed: Owed } & Chosen,
): Promise<void> {
  const { companyId, userId } = actor;
  return ctx.withActor(actor, "evidence", async (trx) => {
    const subject = columnsOfOwed(owed);
    await readOwed(trx, companyId, owed, ctx.now());
    await lockSubject(trx, { ...subject, companyId });
    const read = await refuseUnreviewed(trx, actor, { ...reviewed, owed, now: ctx.now() });
    const files = await listFilesOfCompany(trx, companyId);
    const chosen = byDocument(files).find(
      ({ id, clean }) => clean && (id === documentId || clean.id === fileId),
    );
    const isReplaced = chosen === undefined && files.some(({ id }) => id === fileId);
    const { id } = found(chosen, isReplaced ? "review-outdated" : "document-not-found");
    const answer = { documentId: id, uploadedBy: userId, reviewedSequence: read.reviewedSequence };
    refuseIf((await answerOwed(ctx, trx, actor, { ...subject, ...answer, companyId })).whyNot);
  });
}
