import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { fieldGroupSchema } from "#app/domain/codes/consents.ts";
import { disclosedBy } from "#app/domain/introductions/disclosed.ts";
import { introductionShown, whyNotMoveIntroduction } from "#app/domain/introductions/lifecycle.ts";
import { proposedConsentSchema } from "#app/domain/introductions/proposed-consent.ts";
import { whyNotOnStatus } from "#app/domain/offers/negotiation/acceptance.ts";
import { instrumentsOffered, whyNotDraft } from "#app/domain/offers/negotiation/issuing.ts";
import { whyNotStartNew } from "#app/domain/organizations/lifecycle.ts";
import { prospectDraftSchema } from "#app/domain/prospects/content.ts";
import { found } from "#app/domain/refusal.ts";
import { listEventsOfSubject } from "#db/queries/audit/events.ts";
import { findIntroductionForInstitution } from "#db/queries/introductions/introduction-lists.ts";
import { insertDisclosure } from "#db/queries/introductions/consents.ts";
import type { ServiceContext } from "../context.ts";
import { openThread } from "./open-thread.server.ts";

/**
 * One introduction for the institution that works on it. While a consent is in force the granted groups are shown, and
 * each opening is logged for the company; after its end the attempt is logged as refused and nothing is shown.
 * `messages` is the position in the thread.
 */
export function readIntroductionAsInstitution(
  { withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { introductionId, messages }: { introductionId: string; messages?: string | undefined },
) {
  return withActor(actor, async (trx) => {
    const { content, companyId, consentId, proposedConsent, ...introduction } = found(
      await findIntroductionForInstitution(trx, introductionId, actor.institutionId),
      "introduction-not-found",
    );
    const groups = introduction.isInForce
      ? fieldGroupSchema.array().parse(introduction.fieldGroups ?? [])
      : [];
    const version = prospectDraftSchema.safeParse(content);
    const shown = introduction.isInForce && version.success ? disclosedBy(groups, version.data) : null;
    const wasOpen =
      introduction.status === "revoked" ||
      introduction.status === "converted" ||
      introduction.status === "consented";
    if (shown !== null || wasOpen) {
      await insertDisclosure(trx, {
        consentId,
        introductionId,
        companyId,
        institutionId: actor.institutionId,
        userId: actor.userId,
        fieldGroups: groups,
        outcome: shown === null ? "refused" : "shown",
        at: now(),
      });
    }
    const whyNotNew = whyNotStartNew(introduction.institutionStatus);
    const mayAccept =
      introduction.askSuspendedAt === null &&
      whyNotMoveIntroduction(introduction, "accept", "institution", now()) === null;
    const mayOffer = shown !== null && introduction.askSuspendedAt === null && introduction.offerId === null;
    const whyNotOffer = mayOffer
      ? (whyNotNew ?? whyNotOnStatus(introduction.askStatus) ?? whyNotDraft(introduction))
      : null;
    const proposed = proposedConsentSchema.safeParse(proposedConsent);
    return {
      introduction: {
        ...introduction,
        shown: introductionShown(introduction.status, introduction.isInForce),
        // No clock runs meanwhile.
        answerBy: introduction.askSuspendedAt === null ? introduction.answerBy : null,
        offered: instrumentsOffered(introduction),
        proposed: proposed.success ? proposed.data : null,
        hasEnded: wasOpen && shown === null,
        workingDaysLeft: workingDaysFrom({ now, workingDays }, introduction.answerBy),
      },
      shown,
      may: {
        accept: mayAccept && whyNotNew === null,
        decline:
          whyNotMoveIntroduction(introduction, "decline_by_institution", "institution", now()) === null,
        offer: mayOffer && whyNotOffer === null,
      },
      /** Why they can't begin an offer that would be the next step otherwise. */
      whyNotOffer,
      /** Why they can't accept a request that waits for their answer. */
      whyNotAccept: mayAccept ? whyNotNew : null,
      thread: await openThread(trx, actor, {
        introduction: { ...introduction, companyId, institutionId: actor.institutionId },
        consent:
          introduction.consentExpiresAt === null
            ? null
            : { fieldGroups: groups, expiresAt: introduction.consentExpiresAt },
        cursor: messages,
        now: now(),
      }),
      events: await listEventsOfSubject(trx, "introduction", introductionId),
    };
  });
}
