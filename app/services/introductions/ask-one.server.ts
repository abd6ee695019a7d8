import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { deadlineAfter } from "#app/domain/clocks.ts";
import type { ConsentDays, ConsentPurpose, FieldGroup } from "#app/domain/codes/consents.ts";
import { INTRODUCTION_ANSWER_WORKING_DAYS } from "#app/domain/introductions/lifecycle.ts";
import { asOtherSideReads } from "#app/domain/introductions/messages.ts";
import { whyNotRequest } from "#app/domain/introductions/request.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/events.ts";
import { recordFeedback } from "#db/queries/feedback.ts";
import {
  findMatchForIntroduction,
  findOpenMandate,
  findTeaserForIntroduction,
  hasRunningIntroduction,
  insertIntroduction,
  queueOnMandate,
} from "#db/queries/introductions.ts";
import { enqueue } from "#db/queries/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";

export interface AskForIntroduction {
  prospectId: string;
  mandateId: string;
  message: string | null;
  /** What the institution will see as soon as it accepts: the company's consent, given with the request. */
  fieldGroups: FieldGroup[];
  purpose: ConsentPurpose;
  days: ConsentDays;
}

/**
 * One request to meet, within a transaction of its caller. The company's consent travels with it and comes into force
 * when the institution accepts; until then the institution sees the teaser alone, and the message holds neither contact
 * details nor what tells who the company is.
 */
export async function askOne(
  { now, workingDays }: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: CompanyActor,
  { prospectId, mandateId, message, fieldGroups, purpose, days }: AskForIntroduction,
): Promise<{ introductionId: string }> {
  const teaser = found(await findTeaserForIntroduction(trx, prospectId), "prospect-not-found");
  if (teaser.companyId !== actor.companyId) throw new Refusal("prospect-not-found");
  await queueOnMandate(trx, mandateId);
  const mandate = found(await findOpenMandate(trx, mandateId), "mandate-not-found");
  const match = await findMatchForIntroduction(trx, mandateId, prospectId);
  refuseIf(
    whyNotRequest({
      prospectStatus: teaser.status,
      mandateStatus: mandate.status,
      openAlready: await hasRunningIntroduction(trx, prospectId, mandate.institutionId),
      openIntroductions: mandate.openIntroductions,
      introductionCap: mandate.introductionCap,
      stopped: false,
      eligible: match?.outcome === "eligible",
      by: "company",
    }),
  );
  const words = message === null ? null : asOtherSideReads(message, "company", null, now());
  const introduction = found(
    await insertIntroduction(trx, {
      prospectId,
      prospectVersion: teaser.version,
      mandateId,
      mandateVersion: mandate.version,
      companyId: actor.companyId,
      institutionId: mandate.institutionId,
      requestedBy: "company",
      status: "requested",
      message: words?.text ?? null,
      messageMasked: words?.masked ?? [],
      purpose,
      fitScore: match?.score ?? null,
      proposedConsent: JSON.stringify({ fieldGroups, purpose, days }),
      requestedByUser: actor.userId,
      requestedAt: now(),
      answerBy: deadlineAfter(now(), INTRODUCTION_ANSWER_WORKING_DAYS, workingDays.isWorkingDay),
    }),
    "introduction-open-already",
  );
  await recordFeedback(trx, actor, {
    ...{ act: "introduced", mandateId, prospectId, at: now() },
    ...{ introductionId: introduction.id, subjectId: introduction.id },
  });
  await record(trx, actor, {
    type: "introduction-requested",
    subject: { kind: "introduction", id: introduction.id },
    companyId: actor.companyId,
    institutionId: mandate.institutionId,
    prospectId,
    to: "requested",
  });
  await enqueue(trx, "tell-institution-introduction-requested", { introductionId: introduction.id });
  await enqueue(trx, "match-mandate", { mandateId }, { key: `match-mandate:${mandateId}` });
  return { introductionId: introduction.id };
}
