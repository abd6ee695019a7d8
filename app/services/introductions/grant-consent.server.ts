import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import type { ConsentDays, ConsentPurpose, FieldGroup } from "#app/domain/codes/consents.ts";
import { endAfter } from "#app/domain/introductions/consent-change.ts";
import { afterMove, whyNotMove } from "#app/domain/introductions/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { recordFeedback } from "#db/queries/matching/feedback.ts";
import { insertConsent } from "#db/queries/introductions/consents.ts";
import { lockIntroductionForCompany, updateIntroduction } from "#db/queries/introductions/introductions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { openApplication } from "../applications/open-application.server.ts";
import type { ServiceContext } from "../context.ts";
import { countUse } from "../usage/count-use.server.ts";

export interface GrantConsent {
  introductionId: string;
  fieldGroups: FieldGroup[];
  purpose: ConsentPurpose;
  days: ConsentDays;
}

/**
 * The company consents: the chosen field groups open to this one institution, for one purpose, until the end of the
 * last day. Refused once the deadline has passed, whether or not the lapse is recorded yet.
 */
export function grantConsent(
  { withActor, now, workingDays }: ServiceContext,
  actor: CompanyActor,
  { introductionId, fieldGroups, purpose, days }: GrantConsent,
): Promise<void> {
  return withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    await countUse(trx, actor, "consentStep");
    const introduction = found(
      await lockIntroductionForCompany(trx, introductionId, actor.companyId),
      "introduction-not-found",
    );
    refuseIf(whyNotMove(introduction, "consent", "company", now()));
    const status = afterMove(introduction.status, "consent");
    await insertConsent(trx, {
      introductionId,
      prospectId: introduction.prospectId,
      companyId: actor.companyId,
      institutionId: introduction.institutionId,
      fieldGroups,
      purpose,
      grantedBy: actor.userId,
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
      type: "consent-granted",
      subject: { kind: "introduction", id: introductionId },
      companyId: actor.companyId,
      institutionId: introduction.institutionId,
      prospectId: introduction.prospectId,
      from: introduction.status,
      to: status,
      detail: { fieldGroups, purpose, days },
    });
    await enqueue(trx, "notify-institution-introduction-answered", { introductionId });
  });
}
