import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { columnsOfOwed, type Owed } from "#app/domain/documents/hand-over.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import type { ServiceContext } from "../context.ts";
import { answerOwed } from "./answer-owed.server.ts";
import { lockSubject } from "./lock-subject.server.ts";
import { readChosenDocuments } from "./read-chosen-documents.server.ts";
import { readOwed } from "./read-owed.server.ts";
import { type Reviewed, refuseUnreviewed } from "./refuse-unreviewed.server.ts";

/**
 * A company hands over a document that it has, in answer to what an institution asks for: it is open to the institution
 * from then on, and settles the item, the condition or the request.
 */
export function handOverDocument(
  ctx: ServiceContext,
  actor: CompanyActor,
  { owed, documentId, ...reviewed }: Reviewed & { owed: Owed; documentId: string },
): Promise<void> {
  const { companyId, userId } = actor;
  return ctx.withActor(actor, "evidence", async (trx) => {
    const subject = columnsOfOwed(owed);
    await readOwed(trx, companyId, owed, ctx.now());
    await lockSubject(trx, { ...subject, companyId });
    const read = await refuseUnreviewed(trx, actor, { ...reviewed, owed, now: ctx.now() });
    const [chosen] = await readChosenDocuments(trx, actor, [documentId]);
    const { id } = found(chosen, "document-not-found");
    const answer = { documentId: id, uploadedBy: userId, reviewedSequence: read.reviewedSequence };
    refuseIf((await answerOwed(ctx, trx, actor, { ...subject, ...answer, companyId })).whyNot);
  });
}
