import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { AdminRole } from "#app/domain/accounts/admin-roles.ts";
import { listAdminIdsOf, updateAdminRoles } from "#db/queries/accounts/admins.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { releaseCases } from "./release-cases.server.ts";

/**
 * Gives an admin these roles from now on; they and all other security admins are told by e-mail. Cases that they hold are
 * nobody's again once they are no moderator.
 */
export async function applyAdminRoles(
  trx: ActorTransaction,
  actor: AdminActor,
  { id, from, to, at }: { id: string; from: readonly AdminRole[]; to: readonly AdminRole[]; at: Date },
): Promise<void> {
  await updateAdminRoles(trx, id, to, at);
  if (!to.includes("moderator")) await releaseCases(trx, actor, { userId: id });
  const told = new Set([id, ...(await listAdminIdsOf(trx, "security"))]);
  told.delete(actor.userId);
  const change = { adminId: id, by: actor.userId, from: [...from], to: [...to], at: at.toISOString() };
  for (const userId of told) await enqueue(trx, "send-admin-changed", { userId, ...change });
}
