import type { Insertable } from "kysely";
import type { CounterOfferTable } from "#db/schema/offers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export async function insertCounterOffer(
  trx: ActorTransaction,
  values: Insertable<CounterOfferTable>,
): Promise<void> {
  await trx.insertInto("counterOffer").values(values).execute();
}

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
