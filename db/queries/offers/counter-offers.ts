import type { ActorTransaction } from "#db/with-actor.ts";
import { insertInto } from "#db/queries/shared/rows.ts";

export const insertCounterOffer = insertInto("counterOffer");

/** The company's last counter-offer. */
export async function findLastCounterOffer(trx: ActorTransaction, offerId: string) {
  return trx
    .selectFrom("counterOffer")
    .selectAll()
    .where("offerId", "=", offerId)
    .orderBy("round", "desc")
    .limit(1)
    .executeTakeFirst();
}
