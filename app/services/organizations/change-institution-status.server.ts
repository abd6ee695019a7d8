import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { type InstitutionReason, whyNotReason } from "#app/domain/codes/reasons.ts";
import {
  institutionStatusAfter,
  isStopped,
  moveThatRestores,
  stoppedSince,
  type InstitutionMove,
  type InstitutionStatus,
  whyNotMoveInstitution,
} from "#app/domain/organizations/lifecycle.ts";
import type { EventType } from "#app/domain/events/event.ts";
import { confirmationDueAt } from "#app/domain/confirmations/lifecycle.ts";
import { caseStatusAfter } from "#app/domain/moderation/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { refuseUnconfirmedName } from "#app/domain/review/typed-name.ts";
import { dayOf } from "#app/lib/days.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { closeCase, lockOpenCaseOfInstitution } from "#db/queries/moderation/cases.ts";
import {
  insertConfirmation,
  lockOpenConfirmation,
  settleConfirmation,
} from "#db/queries/moderation/confirmations.ts";
import { lockInstitution, updateInstitution } from "#db/queries/organizations/institutions.ts";
import { countConfirming } from "#db/queries/moderation/ties.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { listMandatesOnTheMarket } from "#db/queries/organizations/institution-lists.ts";
import { findInstitutionStanding } from "#db/queries/organizations/institution-standing.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import { notifyCompaniesMet } from "./notify-companies-met.server.ts";
import type { ServiceContext } from "../context.ts";
import { resumeClocks } from "./resume-clocks.server.ts";

export interface ChangeInstitutionStatus {
  institutionId: string;
  move: Extract<InstitutionMove, "restrict" | "suspend" | "restore" | "terminate">;
  /** Required for all but a restoration. */
  reasonCode: InstitutionReason | null;
  note: string | null;
  /**
   * The status that the review named; the name as typed for an end; and for a restoration what it lifts: since when that
   * is, and whether another admin had confirmed it. Left out by what has no review.
   */
  reviewed?: {
    status: InstitutionStatus;
    typedName?: string;
    lifts?: { since: string; isConfirmed: boolean };
  };
}

const eventOf = {
  restrict: "institution-restricted",
  suspend: "institution-suspended",
  restore: "institution-restored",
  terminate: "institution-terminated",
} as const satisfies Record<ChangeInstitutionStatus["move"], EventType>;

/**
 * An admin restricts, suspends, restores or ends an institution, with a code that it reads. Deals under way go on; its
 * mandates leave the ranking, or return to it, at once; the clocks of its requests and applications stop, and go on at its end. A suspension must be confirmed by another admin within a working
 * day, else it is lifted; any later change makes that void. What was restricted before its suspension is so again after
 * it. An end closes the verification that waits for a decision: nobody could make one any more.
 */
export function changeInstitutionStatus(
  { withActor, now, workingDays }: ServiceContext,
  actor: AdminActor,
  { institutionId, move, reasonCode, note, reviewed }: ChangeInstitutionStatus,
): Promise<void> {
  return withActor(actor, "change-institution-status", async (trx) => {
    const institution = found(await lockInstitution(trx, institutionId), "institution-not-found");
    await refuseTied(trx, actor, { institutionId });
    const standing = await findInstitutionStanding(trx, institutionId);
    const effectiveMove =
      move === "restore" ? moveThatRestores(institution.status, standing.beforeSuspension) : move;
    refuseIf(whyNotMoveInstitution(institution, effectiveMove, "admin", dayOf(now())));
    refuseIf(reviewed === undefined || reviewed.status === institution.status ? null : "review-outdated");
    const open = await lockOpenConfirmation(trx, "suspension", institutionId);
    if (reviewed?.lifts !== undefined) {
      const isAsRead =
        reviewed.lifts.since === (standing.at?.toISOString() ?? "none") &&
        reviewed.lifts.isConfirmed === (open === undefined);
      refuseIf(isAsRead ? null : "review-outdated");
    }
    if (move === "terminate" && reviewed !== undefined)
      refuseUnconfirmedName([institution.nameZh, institution.nameEn], reviewed.typedName ?? "");
    if (move !== "restore") {
      refuseIf(reasonCode === null ? "reason-missing" : whyNotReason(reasonCode, note));
    }
    const status = institutionStatusAfter(institution.status, effectiveMove);
    await updateInstitution(trx, institutionId, { status, updatedAt: now() });
    if (open) await settleConfirmation(trx, open.id, { status: "overtaken", by: actor.userId, at: now() });
    if (move === "suspend") {
      await insertConfirmation(trx, {
        kind: "suspension",
        subjectId: institutionId,
        proposedBy: actor.userId,
        proposedAt: now(),
        dueAt: confirmationDueAt(
          now(),
          workingDays,
          await countConfirming(trx, "moderator", { institutionId }),
        ),
        beforeStatus: institution.status,
        afterStatus: null,
      });
      await enqueue(trx, "notify-admins-suspension-unconfirmed", { institutionId });
    }
    await recordOn(trx, actor, eventOf[move], { institution }, { to: status, reasonCode, note });
    if (institution.status === "suspended" && !isStopped(status))
      await resumeClocks({ now, workingDays }, trx, { institutionId }, stoppedSince(institution));
    if (move === "terminate") await closeVerification(trx, actor, institutionId, now());
    for (const mandateId of await listMandatesOnTheMarket(trx, institutionId)) {
      await enqueue(trx, "match-mandate", { mandateId });
    }
    await enqueue(trx, "notify-institution-status-changed", { institutionId });
    // A restriction leaves what was begun, and its end changes nothing for companies.
    if (isStopped(status))
      await notifyCompaniesMet(trx, institutionId, move === "suspend" ? move : "terminate");
    else if (isStopped(institution.status)) await notifyCompaniesMet(trx, institutionId, "restore");
  });
}

async function closeVerification(
  trx: ActorTransaction,
  actor: AdminActor,
  institutionId: string,
  now: Date,
): Promise<void> {
  const open = await lockOpenCaseOfInstitution(trx, institutionId);
  if (open === undefined) return;
  await closeCase(trx, open.id, now);
  const moved = { to: caseStatusAfter(open.status, "close"), version: open.institutionVersion };
  await recordOn(trx, actor, "case-closed", { case: open }, moved);
}
