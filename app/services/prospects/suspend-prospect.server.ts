import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { type AskSuspensionReason, whyNotReason } from "#app/domain/codes/reasons.ts";
import { confirmationDueAt } from "#app/domain/confirmations/lifecycle.ts";
import {
  prospectStatusAfter,
  type ProspectStatus,
  whyNotMoveProspect,
} from "#app/domain/prospects/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { closeCaseOfProspect } from "#db/queries/moderation/cases.ts";
import { insertConfirmation } from "#db/queries/moderation/confirmations.ts";
import { countConfirming } from "#db/queries/moderation/ties.ts";
import { updateProspectStatus } from "#db/queries/prospects/prospects.ts";
import { lockProspectForAdmin } from "#db/queries/prospects/publication.ts";
import { endRequestsOfAsk, lockAllIntroductions } from "#db/queries/prospects/suspensions.ts";
import { updateTeaserStatus } from "#db/queries/prospects/teasers.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";
import { notifyOfAsk } from "./notify-of-ask.server.ts";

export interface SuspendProspect {
  prospectId: string;
  reasonCode: AskSuspensionReason;
  /** What its company reads beside the code. */
  note: string | null;
  /** The status and the live version that the review named; left out by what has no review. */
  reviewed?: { status: ProspectStatus; version: number };
}

/**
 * An admin takes an ask off the market at once, for a reason that its company reads. Nothing of it ends: offers, requests
 * and consents stay and wait, and can only be taken back; deals go on; a change that waits for a moderator is closed.
 * Another admin confirms it within a working day, else it is lifted.
 */
export function suspendProspect(
  { withActor, now, workingDays }: ServiceContext,
  actor: AdminActor,
  { prospectId, reasonCode, note, reviewed }: SuspendProspect,
): Promise<void> {
  return withActor(actor, "suspend-ask", async (trx) => {
    const prospect = found(await lockProspectForAdmin(trx, prospectId), "prospect-not-found");
    const { companyId, status: beforeStatus } = prospect;
    await refuseTied(trx, actor, { companyId });
    refuseIf(whyNotMoveProspect(prospect, "suspend", "admin"));
    const isAsRead = reviewed?.status === beforeStatus && reviewed.version === (prospect.liveVersion ?? 0);
    refuseIf(reviewed === undefined || isAsRead ? null : "review-outdated");
    refuseIf(whyNotReason(reasonCode, note));
    // What is agreed or asked for at the same time comes before this, and is counted, or after, and is refused.
    await endRequestsOfAsk(trx, prospectId);
    await lockAllIntroductions(trx, prospectId);
    const status = prospectStatusAfter(beforeStatus, "suspend");
    await updateProspectStatus(trx, prospectId, status, now());
    await updateTeaserStatus(trx, prospectId, "paused");
    await closeCaseOfProspect(trx, prospectId, now());
    await insertConfirmation(trx, {
      kind: "ask-suspension",
      subjectId: prospectId,
      proposedBy: actor.userId,
      proposedAt: now(),
      dueAt: confirmationDueAt(now(), workingDays, await countConfirming(trx, "moderator", { companyId })),
      beforeStatus,
      afterStatus: null,
    });
    const version = prospect.liveVersion;
    await recordOn(trx, actor, "prospect-suspended", { prospect }, { to: status, reasonCode, note, version });
    await enqueue(trx, "notify-admins-ask-suspension-unconfirmed", { prospectId });
    await notifyOfAsk(trx, prospectId, "suspended");
    await enqueue(trx, "match-prospect", { prospectId });
  });
}
