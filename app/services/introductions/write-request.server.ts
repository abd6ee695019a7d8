import { otherSideOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { deadlineAfter } from "#app/domain/clocks.ts";
import type { ConsentPurpose } from "#app/domain/codes/consents.ts";
import { INTRODUCTION_ANSWER_WORKING_DAYS } from "#app/domain/introductions/lifecycle.ts";
import { maskForOtherSide } from "#app/domain/introductions/messages.ts";
import { found } from "#app/domain/refusal.ts";
import { limitsOfPair } from "#app/domain/usage/limits.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { recordFeedback } from "#db/queries/matching/feedback.ts";
import { insertIntroduction } from "#db/queries/introductions/introductions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { refuseLeaving } from "../deletion/refuse-leaving.server.ts";
import { countUse } from "../usage/count-use.server.ts";
import { readAuthor } from "./read-author.server.ts";

export interface RequestToWrite {
  prospect: { id: string; version: number };
  mandate: { id: string; version: number; institutionId: string };
  purpose: ConsentPurpose;
  message: string | null;
  fitScore: number | null;
  /** The company's consent, given with its request; none for an institution's request. */
  proposedConsent?: string;
}

/**
 * Writes an allowed request to meet, in the caller's transaction: the text of its message for the other side, the last
 * day for an answer, and the notifications. An institution's request waits for the company's consent at once.
 */
export async function writeRequest(
  { now, workingDays }: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: PartyActor,
  { prospect, mandate, message, ...request }: RequestToWrite,
): Promise<{ introductionId: string }> {
  await refuseLeaving(trx, actor);
  const by = actor.kind;
  const [prospectId, mandateId] = [prospect.id, mandate.id];
  // An institution's requests are counted by prospect: a count by company would link a company's prospects.
  const [asking, asked] =
    actor.kind === "company" ? [actor.companyId, mandate.institutionId] : [mandate.institutionId, prospectId];
  await countUse(trx, actor, "introduction", limitsOfPair(asking, asked));
  const status = by === "company" ? "requested" : "consent_pending";
  const words =
    message === null ? null : maskForOtherSide(message, await readAuthor(trx, actor), null, now());
  const { institutionId } = mandate;
  const { id, companyId } = found(
    await insertIntroduction(trx, {
      prospectId,
      prospectVersion: prospect.version,
      mandateId,
      mandateVersion: mandate.version,
      institutionId,
      requestedBy: by,
      status,
      ...request,
      message: words?.text ?? null,
      messageMasked: words?.masked ?? [],
      requestedByUser: actor.userId,
      requestedAt: now(),
      answerBy: deadlineAfter(now(), INTRODUCTION_ANSWER_WORKING_DAYS, workingDays),
    }),
    "introduction-open-already",
  );
  await recordFeedback(trx, actor, {
    act: "introduced",
    mandateId,
    prospectId,
    at: now(),
    introductionId: id,
    subjectId: id,
  });
  const subject = { id, companyId, institutionId, prospectId };
  await recordOn(trx, actor, "introduction-requested", { introduction: subject }, { to: status });
  await enqueue(trx, `notify-${otherSideOf(actor)}-introduction-requested`, { introductionId: id });
  await enqueue(trx, "match-mandate", { mandateId });
  return { introductionId: id };
}
