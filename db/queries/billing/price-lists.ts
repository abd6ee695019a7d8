import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";
import { priceColumns } from "./price-of-offer.ts";

/** A price list with the rate of the value-added tax of today, in basis points. */
export async function findPriceList(trx: ActorTransaction, version: number) {
  return trx
    .selectFrom("priceList")
    .select(priceColumns)
    .select(sql<number>`vat_rate_on(shanghai_day(app_now()))`.as("vatRateBp"))
    .where("version", "=", version)
    .executeTakeFirst();
}
