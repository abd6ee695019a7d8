import { lockIntroduction } from "./lock-introduction.server.ts";
import { otherSideOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { whyNotReason } from "#app/domain/codes/reasons.ts";
import {
  introductionStatusAfter,
  type IntroductionStatus,
  isConsented,
  whyNotMoveIntroduction,
} from "#app/domain/introductions/lifecycle.ts";
import { markOfMatters } from "#app/domain/introductions/matters.ts";
import { maskForOtherSide } from "#app/domain/introductions/messages.ts";
import { sequenceInForce } from "#app/domain/introductions/consent-change.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { recordFeedback } from "#db/queries/matching/feedback.ts";
import { endConsent, insertStop, lockActiveConsent } from "#db/queries/introductions/consents.ts";
import { updateIntroduction } from "#db/queries/introductions/introductions.ts";
import { findMattersOfIntroduction } from "#db/queries/introductions/matters-of-introduction.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";
import { readAuthor } from "./read-author.server.ts";

export interface DeclineIntroduction {
  introductionId: string;
  reasonCode: string;
  note: string | null;
  /** The company wants no more requests of this institution; valid only in a company's decline. */
  stop?: boolean;
  /** The status that was read; left out by what has no page. */
  status?: IntroductionStatus;
  /** The consent that was in force on the review, 0 for none; left out where none could be. */
  sequence?: number;
  /** What the review named as ending and as staying (`markOfMatters`); left out where it named none. */
  matters?: string;
}

/**
 * Either side declines, with a reason that the other side sees, and the mandate's open place is free again. An
 * institution may do so later, too: the consent in force ends with it. Refused if the introduction, its consent, or its
 * application, offer or deal is another by now than was read. What the note reveals beyond a consent is redacted.
 */
export function declineIntroduction(
  { withActor, now, workingDays }: ServiceContext,
  actor: PartyActor,
  { introductionId, reasonCode, note, stop = false, ...read }: DeclineIntroduction,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const introduction = await lockIntroduction(trx, actor, introductionId);
    const move = `decline_by_${actor.kind}` as const;
    const isOther = read.status !== undefined && read.status !== introduction.status;
    refuseIf(isOther && isConsented(introduction.status) ? "introduction-consented" : null);
    refuseIf(whyNotMoveIntroduction(introduction, move, actor.kind, now()));
    refuseIf(isOther ? "review-outdated" : null);
    refuseIf(whyNotReason(reasonCode, note));
    const status = introductionStatusAfter(introduction.status, move);
    const consent = await lockActiveConsent(trx, introductionId, introduction.companyId);
    const isReviewed =
      (read.sequence === undefined || read.sequence === sequenceInForce(consent, now())) &&
      (read.matters === undefined ||
        read.matters === markOfMatters(await findMattersOfIntroduction(trx, introductionId)));
    refuseIf(isReviewed ? null : "review-outdated");
    // The consent ends with it: the note is read without one.
    const words = note === null ? null : maskForOtherSide(note, await readAuthor(trx, actor), null, now());
    if (consent) await endConsent(trx, consent.id, now(), actor);
    await updateIntroduction(trx, introductionId, {
      status,
      reasonCode,
      note: words?.text ?? null,
      noteMasked: words?.masked ?? [],
      answerBy: null,
      answeredAt: now(),
      statusChangedAt: now(),
    });
    await followIntroduction(
      { now, workingDays },
      trx,
      actor,
      introductionId,
      actor.kind === "company"
        ? { what: "company-declined" }
        : { what: "institution-declined", reasonCode, note: words?.text ?? null },
    );
    if (stop && actor.kind === "company") {
      const { companyId, institutionId } = introduction;
      await insertStop(trx, { companyId, institutionId, stoppedBy: actor.userId, stoppedAt: now() });
    }
    const { mandateId, prospectId } = introduction;
    await recordFeedback(trx, actor, {
      act: "declined",
      mandateId,
      prospectId,
      reasonCode,
      at: now(),
      introductionId,
      subjectId: introductionId,
    });
    // Which consent ended with it: a decline that ended one has a receipt.
    const ended = consent === undefined ? {} : { version: consent.sequence };
    const moved = { to: status, reasonCode, note: words?.text ?? null, ...ended };
    await recordOn(trx, actor, "introduction-declined", { introduction }, moved);
    await enqueue(trx, `notify-${otherSideOf(actor)}-introduction-answered`, { introductionId });
    await enqueue(trx, "match-mandate", { mandateId });
  });
}
