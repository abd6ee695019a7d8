import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { caseStatusAfter, whyNotMoveCase } from "#app/domain/moderation/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { updateCaseAssignee, lockCase } from "#db/queries/moderation/cases.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import { takeSubject } from "./take-subject.server.ts";

/**
 * An admin takes a case: the submission is under review from now on. A case of another admin can't be taken; that is a
 * reassignment.
 */
export function takeCase(ctx: ServiceContext, actor: AdminActor, caseId: string): Promise<void> {
  return ctx.withActor(actor, "moderate", async (trx) => {
    const row = found(await lockCase(trx, caseId), "case-not-found");
    await refuseTied(trx, actor, row);
    refuseIf(row.assignedTo === null || row.assignedTo === actor.userId ? null : "case-not-yours");
    // One that was answered after its holder had left is in review and nobody's.
    const isFree = row.status === "opened" || (row.status === "in_review" && row.assignedTo === null);
    const assigned = isFree ? caseStatusAfter(row.status, "assign") : row.status;
    refuseIf(
      whyNotMoveCase({ ...row, status: assigned, assignedTo: actor.userId }, "review", "admin", actor.userId),
    );
    const status = caseStatusAfter(assigned, "review");
    await updateCaseAssignee(trx, caseId, { assignedTo: actor.userId, status });
    const moved = { to: status, version: row.prospectVersion ?? row.institutionVersion };
    await recordOn(trx, actor, "case-taken", { case: row }, moved);
    await takeSubject(trx, actor, row, ctx.now());
  });
}
