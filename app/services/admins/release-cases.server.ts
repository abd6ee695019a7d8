import type { AdminActor, SystemActor } from "#app/domain/accounts/actor.ts";
import { caseStatusAfter } from "#app/domain/moderation/lifecycle.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { updateCaseAssignee } from "#db/queries/moderation/cases.ts";
import { lockHeldCases } from "#db/queries/moderation/ties.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * The open cases that somebody holds, or those of one organization, are nobody's again, with their clocks unchanged: they
 * wait for all moderators instead of for one who decides them no more.
 */
export async function releaseCases(
  trx: ActorTransaction,
  actor: AdminActor | SystemActor,
  held: { userId: string; organizationId?: string },
): Promise<void> {
  for (const row of await lockHeldCases(trx, held)) {
    const status = caseStatusAfter(row.status, "release");
    await updateCaseAssignee(trx, row.id, { assignedTo: null, status });
    await recordOn(trx, actor, "case-released", { case: row }, { to: status });
  }
}
