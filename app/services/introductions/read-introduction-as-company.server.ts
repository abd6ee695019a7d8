import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { whyNotRenew } from "#app/domain/introductions/consent-change.ts";
import { isInForceUntil } from "#app/domain/introductions/in-force.ts";
import {
  introductionShown,
  isConsented,
  whyNotMoveIntroduction,
} from "#app/domain/introductions/lifecycle.ts";
import { disclosedBy } from "#app/domain/introductions/disclosed.ts";
import { FIELD_GROUPS } from "#app/domain/codes/consents.ts";
import { isAtStandstill, whyNotAgreeWith, whyNotOpenTo } from "#app/domain/organizations/lifecycle.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { whyNotWhileSuspended } from "#app/domain/prospects/suspension.ts";
import { found } from "#app/domain/refusal.ts";
import { listEventsOfSubject } from "#db/queries/audit/events.ts";
import { findIntroductionForCompany } from "#db/queries/introductions/introduction-lists.ts";
import { findMattersOfIntroduction } from "#db/queries/introductions/matters-of-introduction.ts";
import { findVersion } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";
import { openThread } from "./open-thread.server.ts";

/**
 * One introduction for the company that decides on it: who asks, for what, what each field group would show, and the
 * messages. `messages` is the position in the thread.
 */
export function readIntroductionAsCompany(
  { withActor, now, workingDays }: ServiceContext,
  actor: CompanyActor,
  { introductionId, messages }: { introductionId: string; messages?: string | undefined },
) {
  return withActor(actor, async (trx) => {
    const introduction = found(
      await findIntroductionForCompany(trx, introductionId, actor.companyId),
      "introduction-not-found",
    );
    // An institution reads the live version, too, which is newer where one went live since the request.
    const opened = introduction.liveVersion ?? introduction.prospectVersion;
    const version = await findVersion(trx, introduction.prospectId, opened);
    const content = prospectContentSchema.safeParse(version?.content);
    const isInForce = isInForceUntil(introduction.consentExpiresAt, now());
    const matters =
      isConsented(introduction.status) && !isInForce
        ? await findMattersOfIntroduction(trx, introductionId)
        : null;
    return {
      introduction: {
        ...introduction,
        shown: introductionShown(introduction.status, isInForce),
        // No clock runs meanwhile.
        answerBy:
          introduction.askSuspendedAt === null && !isAtStandstill(introduction.institutionStatus)
            ? introduction.answerBy
            : null,
        isStopped: introduction.stoppedAt !== null,
        workingDaysLeft: workingDaysFrom({ now, workingDays }, introduction.answerBy),
      },
      wouldShow: content.success ? disclosedBy(FIELD_GROUPS, content.data) : null,
      may: {
        consent: whyNotMoveIntroduction(introduction, "consent", "company", now()) === null,
        decline: whyNotMoveIntroduction(introduction, "decline_by_company", "company", now()) === null,
        /** Its consent has ended by its time, and can be renewed. */
        renew:
          matters !== null &&
          whyNotRenew(introduction.askStatus, matters) === null &&
          whyNotAgreeWith(introduction.institutionStatus) === null &&
          introduction.askSuspendedAt === null,
        revoke: whyNotMoveIntroduction(introduction, "revoke", "company", now()) === null,
      },
      /** Why this person may not give the consent that is asked for. */
      whyNotConsent:
        whyNotOpenTo(introduction.institutionStatus) ??
        whyNotWhileSuspended(introduction.askSuspendedAt) ??
        whyNotRole(actor, "sign"),
      thread: await openThread(trx, actor, {
        introduction: { ...introduction, companyId: actor.companyId },
        consent:
          introduction.consentExpiresAt === null
            ? null
            : { fieldGroups: introduction.fieldGroups ?? [], expiresAt: introduction.consentExpiresAt },
        cursor: messages,
        now: now(),
      }),
      events: await listEventsOfSubject(trx, "introduction", introductionId),
    };
  });
}
