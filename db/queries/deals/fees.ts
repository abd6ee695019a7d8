import type { Insertable } from "kysely";
import type { FeeTable } from "#db/schema/offers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** One fee for each confirmed drawdown: the unique drawdown prevents a second one. */
export async function insertFee(trx: ActorTransaction, values: Insertable<FeeTable>): Promise<void> {
  await trx.insertInto("fee").values(values).execute();
}
