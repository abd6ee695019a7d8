import type { AdminRole } from "#app/domain/accounts/admin-roles.ts";
import { listAdminIdsOf } from "#db/queries/accounts/admins.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Records that an invited person has become an admin; the security admins are told by e-mail. */
export async function recordAdminJoined(
  trx: ActorTransaction,
  { userId, roles, at }: { userId: string; roles: readonly AdminRole[]; at: Date },
): Promise<void> {
  const actor = { kind: "admin", userId, roles } as const;
  await recordOn(trx, actor, "admin-joined", { admin: { id: userId } }, { detail: { roles: [...roles] } });
  const change = { adminId: userId, by: userId, from: [], to: [...roles], at: at.toISOString() };
  for (const told of await listAdminIdsOf(trx, "security"))
    if (told !== userId) await enqueue(trx, "send-admin-changed", { userId: told, ...change });
}
