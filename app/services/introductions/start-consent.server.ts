import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { endAfter } from "#app/domain/introductions/consent-change.ts";
import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import type { ProposedConsent } from "#app/domain/introductions/proposed-consent.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { recordFeedback } from "#db/queries/matching/feedback.ts";
import { insertConsent } from "#db/queries/introductions/consents.ts";
import { type lockIntroductionRow, updateIntroduction } from "#db/queries/introductions/introductions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { openApplication } from "../applications/open-application.server.ts";
import type { ServiceContext } from "../context.ts";

type Introduction = NonNullable<Awaited<ReturnType<typeof lockIntroductionRow>>>;

/** Puts a consent in force for a locked introduction: it opens the application and counts as feedback to the matcher. */
export async function startConsent(
  { now, workingDays }: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: PartyActor,
  introduction: Introduction,
  {
    fieldGroups,
    purpose,
    days,
    grantedBy,
    status,
    event,
  }: ProposedConsent & {
    grantedBy: string | null;
    status: IntroductionStatus;
    event: "introduction-accepted" | "consent-granted";
  },
): Promise<void> {
  const { id: introductionId, prospectId, mandateId, companyId, institutionId } = introduction;
  const at = now();
  await insertConsent(trx, {
    introductionId,
    prospectId,
    companyId,
    institutionId,
    fieldGroups,
    purpose,
    grantedBy,
    grantedAt: at,
    expiresAt: endAfter(days, at),
  });
  await updateIntroduction(trx, introductionId, {
    status,
    answerBy: null,
    answeredAt: at,
    statusChangedAt: at,
  });
  await openApplication({ now, workingDays }, trx, actor, introduction);
  await recordFeedback(trx, actor, {
    act: "introduced",
    mandateId,
    prospectId,
    at,
    introductionId,
    subjectId: introductionId,
  });
  await recordOn(trx, actor, event, { introduction }, { to: status, detail: { fieldGroups, purpose, days } });
}
