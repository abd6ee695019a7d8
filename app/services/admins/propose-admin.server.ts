import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { rolesAsText } from "#app/domain/accounts/admin-changes.ts";
import type { AdminRole } from "#app/domain/accounts/admin-roles.ts";
import { deadlineAfter } from "#app/domain/clocks.ts";
import { CONFIRMED_WITHIN_WORKING_DAYS } from "#app/domain/confirmations/lifecycle.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { insertConfirmation, lockOpenConfirmation } from "#db/queries/moderation/confirmations.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";

interface Proposed {
  /** An admin, or an invitation. */
  subjectId: string;
  before: readonly AdminRole[];
  after: readonly AdminRole[];
  /** Who may confirm, and is told by e-mail. */
  confirming: readonly string[];
}

/** Leaves roles to another security admin, who has one working day; without a confirmation nothing happens. */
export async function proposeAdmin(
  trx: ActorTransaction,
  { now, workingDays }: Pick<ServiceContext, "now" | "workingDays">,
  actor: AdminActor,
  { subjectId, before, after, confirming }: Proposed,
): Promise<void> {
  await insertConfirmation(trx, {
    kind: "admin-role",
    subjectId,
    proposedBy: actor.userId,
    proposedAt: now(),
    dueAt: deadlineAfter(now(), CONFIRMED_WITHIN_WORKING_DAYS, workingDays),
    beforeStatus: rolesAsText(before),
    afterStatus: rolesAsText(after),
  });
  const open = await lockOpenConfirmation(trx, "admin-role", subjectId);
  if (open === undefined) throw new Refusal("confirmation-wrong-state");
  for (const userId of confirming)
    await enqueue(trx, "send-admin-proposed", { userId, confirmationId: open.id });
}
