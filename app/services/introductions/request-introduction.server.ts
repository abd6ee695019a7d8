import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { deadlineAfter } from "#app/domain/clocks.ts";
import type { ConsentPurpose } from "#app/domain/codes/consents.ts";
import { INTRODUCTION_ANSWER_WORKING_DAYS } from "#app/domain/introductions/lifecycle.ts";
import { asOtherSideReads } from "#app/domain/introductions/messages.ts";
import { whyNotRequest } from "#app/domain/introductions/request.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/events.ts";
import { recordFeedback } from "#db/queries/feedback.ts";
import { isStopped } from "#db/queries/consents.ts";
import {
  findMatchForIntroduction,
  findTeaserForIntroduction,
  hasRunningIntroduction,
  insertIntroduction,
  lockMandateForIntroduction,
  queueOnMandate,
} from "#db/queries/introductions.ts";
import { enqueue } from "#db/queries/jobs.ts";
import type { ServiceContext } from "../context.ts";

export interface RequestIntroduction {
  prospectId: string;
  mandateId: string;
  purpose: ConsentPurpose;
  message: string | null;
}

/**
 * An institution pursues a deal: it asks the company behind a teaser to meet. The company's consent is asked at once,
 * and lapses without an answer after five working days. Nothing of the company's identity is shown yet.
 */
export function requestIntroduction(
  { withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { prospectId, mandateId, purpose, message }: RequestIntroduction,
): Promise<{ introductionId: string }> {
  return withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    await queueOnMandate(trx, mandateId);
    const mandate = found(
      await lockMandateForIntroduction(trx, mandateId, actor.institutionId),
      "mandate-not-found",
    );
    if (mandate.institutionStatus !== "active") throw new Refusal("institution-not-active");
    const teaser = found(await findTeaserForIntroduction(trx, prospectId), "prospect-not-found");
    const match = await findMatchForIntroduction(trx, mandateId, prospectId);
    refuseIf(
      whyNotRequest({
        prospectStatus: teaser.status,
        mandateStatus: mandate.status,
        openAlready: await hasRunningIntroduction(trx, prospectId, actor.institutionId),
        openIntroductions: mandate.openIntroductions,
        introductionCap: mandate.introductionCap,
        stopped: await isStopped(trx, teaser.companyId, actor.institutionId),
        eligible: match?.outcome === "eligible",
        by: "institution",
      }),
    );
    const words = message === null ? null : asOtherSideReads(message, "institution", null, now());
    const introduction = found(
      await insertIntroduction(trx, {
        prospectId,
        prospectVersion: teaser.version,
        mandateId,
        mandateVersion: mandate.version,
        companyId: teaser.companyId,
        institutionId: actor.institutionId,
        requestedBy: "institution",
        status: "consent_pending",
        message: words?.text ?? null,
        messageMasked: words?.masked ?? [],
        purpose,
        fitScore: match?.score ?? null,
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
      companyId: teaser.companyId,
      institutionId: actor.institutionId,
      prospectId,
      to: "consent_pending",
    });
    await enqueue(trx, "tell-company-introduction-requested", { introductionId: introduction.id });
    await enqueue(trx, "match-mandate", { mandateId }, { key: `match-mandate:${mandateId}` });
    return { introductionId: introduction.id };
  });
}
