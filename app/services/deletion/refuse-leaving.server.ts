import { organizationIdOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { findOpenDeletion } from "#db/queries/deletion/deletions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Refuses what would put something new on the market while the deletion of the actor's organization is under way. */
export async function refuseLeaving(trx: ActorTransaction, actor: PartyActor): Promise<void> {
  const open = await findOpenDeletion(trx, { kind: actor.kind, id: organizationIdOf(actor) });
  refuseIf(open === undefined ? null : "organization-leaving");
}
