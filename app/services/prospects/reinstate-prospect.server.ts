import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { type ProspectStatus, whyNotMoveProspect } from "#app/domain/prospects/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findStatusBefore } from "#db/queries/audit/events.ts";
import { lockOpenConfirmation, settleConfirmation } from "#db/queries/moderation/confirmations.ts";
import { lockProspectForAdmin } from "#db/queries/prospects/publication.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";
import { endSuspension } from "./end-suspension.server.ts";

export interface ReinstateProspect {
  prospectId: string;
  /** What its company reads. */
  note: string | null;
  /**
   * The status, the live version and the suspension that the review named, and what ends where it was filled meanwhile;
   * left out by what has no review.
   */
  reviewed?: { status: ProspectStatus; version: number; since: number; isConfirmed: boolean; ends: string };
}

/** An admin ends the suspension of an ask. A confirmation by another admin is then no longer needed. */
export function reinstateProspect(
  { withActor, now, workingDays }: ServiceContext,
  actor: AdminActor,
  { prospectId, note, reviewed }: ReinstateProspect,
): Promise<void> {
  return withActor(actor, "suspend-ask", async (trx) => {
    const prospect = found(await lockProspectForAdmin(trx, prospectId), "prospect-not-found");
    await refuseTied(trx, actor, { companyId: prospect.companyId });
    refuseIf(whyNotMoveProspect(prospect, "reinstate", "admin"));
    const open = await lockOpenConfirmation(trx, "ask-suspension", prospectId);
    const isAsRead =
      reviewed?.status === prospect.status &&
      reviewed.version === (prospect.liveVersion ?? 0) &&
      reviewed.since === prospect.statusChangedAt.getTime() &&
      reviewed.isConfirmed === (open === undefined);
    refuseIf(reviewed === undefined || isAsRead ? null : "review-outdated");
    if (open) await settleConfirmation(trx, open.id, { status: "overtaken", by: actor.userId, at: now() });
    const before = await findStatusBefore(trx, { subjectId: prospectId, type: "prospect-suspended" });
    await endSuspension({ now, workingDays }, trx, actor, {
      prospect,
      before,
      event: "prospect-reinstated",
      note,
      ends: reviewed?.ends,
    });
  });
}
