import { Refusal } from "#app/domain/refusal.ts";
import { listAdminIdsOf } from "#db/queries/accounts/admins.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Refuses to confirm what was proposed by somebody who is no finance admin any more: only one of two would be left. */
export async function refuseFormerProposer(
  trx: ActorTransaction,
  { proposedBy }: { proposedBy: string },
): Promise<void> {
  const admins = await listAdminIdsOf(trx, "finance");
  if (!admins.includes(proposedBy)) throw new Refusal("confirmation-former-proposer");
}
