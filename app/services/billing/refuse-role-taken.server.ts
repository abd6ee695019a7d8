import { Refusal } from "#app/domain/refusal.ts";
import { isFinanceAdmin } from "#db/queries/accounts/admins.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Refuses an admin whose role of finance was taken since their session was read: what the session says is not what the
 * database allows any more.
 */
export async function refuseRoleTaken(trx: ActorTransaction): Promise<void> {
  if (!(await isFinanceAdmin(trx))) throw new Refusal("admin-role-missing");
}
