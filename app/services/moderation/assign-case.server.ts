import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { caseStatusAfter, whyNotMoveCase } from "#app/domain/moderation/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { updateCaseAssignee, lockCase } from "#db/queries/moderation/cases.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { findAdminOf } from "#db/queries/organizations/recipients.ts";
import { findTie } from "#db/queries/moderation/ties.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";

export interface AssignCase {
  caseId: string;
  /** The new assignee. */
  userId: string;
  /** Who held it on the page, null for nobody; left out by what has no page. */
  holder?: string | null;
}

/** Assigns a case to another moderator: for holidays, ties to a party, or a fair share. Not over a newer assignment. */
export function assignCase(
  { withActor }: ServiceContext,
  actor: AdminActor,
  { caseId, userId, holder }: AssignCase,
): Promise<void> {
  return withActor(actor, "moderate", async (trx) => {
    const row = found(await lockCase(trx, caseId), "case-not-found");
    await refuseTied(trx, actor, row);
    refuseIf(whyNotMoveCase(row, "assign", "admin", actor.userId));
    refuseIf(holder === undefined || holder === row.assignedTo ? null : "review-outdated");
    found(await findAdminOf(trx, "moderator", userId), "member-not-found");
    refuseIf((await findTie(trx, userId, row)) === undefined ? null : "admin-assignee-has-tie");
    const status = caseStatusAfter(row.status, "assign");
    await updateCaseAssignee(trx, caseId, { assignedTo: userId, status });
    const moved = { to: status, detail: { assignedTo: userId } };
    await recordOn(trx, actor, "case-assigned", { case: row }, moved);
  });
}
