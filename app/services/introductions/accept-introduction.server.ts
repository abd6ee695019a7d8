import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { proposedConsentSchema } from "#app/domain/introductions/proposed-consent.ts";
import { endAfter } from "#app/domain/introductions/consent-change.ts";
import { afterMove, whyNotMove } from "#app/domain/introductions/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { recordFeedback } from "#db/queries/matching/feedback.ts";
import { insertConsent } from "#db/queries/introductions/consents.ts";
import {
  lockIntroductionForInstitution,
  updateIntroduction,
} from "#db/queries/introductions/introductions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { openApplication } from "../applications/open-application.server.ts";
import type { ServiceContext } from "../context.ts";

/** An institution accepts a company's request: the consent that came with it is in force at once. */
export function acceptIntroduction(
  { withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  introductionId: string,
): Promise<void> {
  return withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const introduction = found(
      await lockIntroductionForInstitution(trx, introductionId, actor.institutionId),
      "introduction-not-found",
    );
    refuseIf(whyNotMove(introduction, "accept", "institution", now()));
    const status = afterMove(afterMove(introduction.status, "accept"), "consent");
    const { fieldGroups, purpose, days } = proposedConsentSchema.parse(introduction.proposedConsent);
    await insertConsent(trx, {
      introductionId,
      prospectId: introduction.prospectId,
      companyId: introduction.companyId,
      institutionId: actor.institutionId,
      fieldGroups,
      purpose,
      grantedBy: introduction.requestedByUser,
      grantedAt: now(),
      expiresAt: endAfter(days, now()),
    });
    await updateIntroduction(trx, introductionId, {
      status,
      answerBy: null,
      answeredAt: now(),
      statusChangedAt: now(),
    });
    await openApplication({ now, workingDays }, trx, actor, introduction);
    const { mandateId, prospectId } = introduction;
    await recordFeedback(trx, actor, {
      act: "introduced",
      mandateId,
      prospectId,
      at: now(),
      introductionId,
      subjectId: introductionId,
    });
    await record(trx, actor, {
      type: "introduction-accepted",
      subject: { kind: "introduction", id: introductionId },
      companyId: introduction.companyId,
      institutionId: actor.institutionId,
      prospectId: introduction.prospectId,
      from: introduction.status,
      to: status,
      detail: { fieldGroups, purpose, days },
    });
    await enqueue(trx, "notify-company-introduction-answered", { introductionId });
  });
}
