import type { Insertable } from "kysely";
import type { StripeEventTable } from "#db/schema/stripe.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Stores an event once; false if it is here already. */
export async function insertStripeEventOnce(
  trx: ActorTransaction,
  event: Insertable<StripeEventTable>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("stripeEvent")
    .values(event)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export function findStripeEvent(trx: ActorTransaction, eventId: string) {
  return trx.selectFrom("stripeEvent").selectAll().where("id", "=", eventId).executeTakeFirst();
}

/** All events on an object that came before it was read are followed by one reading. */
export async function markFollowed(trx: ActorTransaction, objectId: string, readAt: Date): Promise<void> {
  await trx
    .updateTable("stripeEvent")
    .set({ status: "followed" })
    .where("objectId", "=", objectId)
    .where("status", "=", "queued")
    .where("receivedAt", "<=", readAt)
    .execute();
}
