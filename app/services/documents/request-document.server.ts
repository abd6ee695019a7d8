import { lockIntroduction } from "../introductions/lock-introduction.server.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { DocumentKind } from "#app/domain/codes/documents.ts";
import { MOST_REQUESTS } from "#app/domain/documents/limits.ts";
import { maskForOtherSide, whyNotWrite } from "#app/domain/introductions/messages.ts";
import { Refusal, refuseIf } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";
import { countOpenRequests, insertRequest } from "#db/queries/documents/documents.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findActiveConsent } from "#db/queries/introductions/messages.ts";
import type { ServiceContext } from "../context.ts";
import { refuseSuspendedAsk } from "../prospects/refuse-suspended-ask.server.ts";
import { countUse } from "../usage/count-use.server.ts";

export interface RequestDocument {
  introductionId: string;
  kind: DocumentKind;
  words: string;
  /** The last day on which it is useful. */
  dueOn: Day;
}

/** An institution asks the company for a document, while the consent is in force. */
export function requestDocument(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { introductionId, kind, words, dueOn }: RequestDocument,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    await countUse(trx, actor, "documentRequest");
    const introduction = await lockIntroduction(trx, actor, introductionId);
    const consent = (await findActiveConsent(trx, introductionId)) ?? null;
    refuseIf(whyNotWrite(introduction.status, consent, now()));
    await refuseSuspendedAsk(trx, { introductionId });
    if ((await countOpenRequests(trx, introductionId)) >= MOST_REQUESTS)
      throw new Refusal("document-requests-too-many");
    const { companyId, institutionId } = introduction;
    const { text } = maskForOtherSide(words, { kind: "institution" }, consent, now());
    await insertRequest(trx, {
      introductionId,
      companyId,
      institutionId,
      kind,
      dueOn,
      words: text,
      requestedBy: actor.userId,
      requestedAt: now(),
    });
    await enqueue(trx, "notify-company-document-requested", { introductionId });
  });
}
