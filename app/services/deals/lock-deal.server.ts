import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { lockDealRow } from "#db/queries/deals/deals.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Locks a deal of the actor's organization. */
export async function lockDeal(trx: ActorTransaction, actor: PartyActor, dealId: string) {
  return found(await lockDealRow(trx, dealId, actor), "deal-not-found");
}
