import { isOfSide } from "#db/queries/shared/on-page.ts";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Which version of which offer a deal of one of its two sides is made on. */
export async function findVersionOfDeal(trx: ActorTransaction, dealId: string, actor: PartyActor) {
  return trx
    .selectFrom("deal as d")
    .select(["d.number", "d.offerId", "d.offerVersion", "d.prospectId"])
    .where("d.id", "=", dealId)
    .where(isOfSide("d", actor))
    .executeTakeFirst();
}
