import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { listAdminIdsOf, lockAdmins } from "#db/queries/accounts/admins.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Begins a change of admins: waits for others to end, and refuses whoever has lost the role of security meanwhile.
 * Returns who could act as a security admin.
 */
export async function enterAdmins(trx: ActorTransaction, actor: AdminActor): Promise<string[]> {
  await lockAdmins(trx);
  const security = await listAdminIdsOf(trx, "security");
  refuseIf(security.includes(actor.userId) ? null : "admin-role-missing");
  return security;
}
