import { type Insertable, sql } from "kysely";
import type { ProviderObjectTable } from "#db/schema/billing.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Stores what a provider calls one of our rows, or what is new of it. */
export async function saveProviderObject(
  trx: ActorTransaction,
  object: Insertable<ProviderObjectTable>,
): Promise<void> {
  await trx
    .insertInto("providerObject")
    .values(object)
    .onConflict((conflict) =>
      conflict.columns(["provider", "kind", "subjectId"]).doUpdateSet((eb) => ({
        externalId: eb.ref("excluded.externalId"),
        payUrl: eb.ref("excluded.payUrl"),
        askedFen: eb.ref("excluded.askedFen"),
        status: eb.ref("excluded.status"),
        readAt: eb.ref("excluded.readAt"),
      })),
    )
    .execute();
}

/** Our row that Stripe calls so. */
export function findStripeObject(trx: ActorTransaction, externalId: string) {
  return trx
    .selectFrom("providerObject")
    .selectAll()
    .where("provider", "=", "stripe")
    .where("externalId", "=", externalId)
    .executeTakeFirst();
}

/** An invoice of ours that Stripe names in its metadata, with what Stripe calls it. */
export async function findInvoiceAtStripe(trx: ActorTransaction, invoiceId: string) {
  return trx
    .selectFrom("invoice as i")
    .leftJoin("providerObject as o", (join) =>
      join.onRef("o.subjectId", "=", "i.id").on("o.provider", "=", "stripe").on("o.kind", "=", "invoice"),
    )
    .select([
      "i.id",
      "i.institutionId",
      "i.totalFen",
      "i.status",
      "i.isDemonstration",
      "i.profile",
      "o.externalId",
    ])
    .where("i.id", "=", invoiceId)
    .executeTakeFirst();
}

/**
 * Takes the newest reading of an object: false where another one that began later was written already. The row stays
 * locked until the transaction ends.
 */
export async function takeReading(trx: ActorTransaction, objectId: string, readAt: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into stripe_reading as r (object_id, read_at) values (${objectId}, ${readAt})
    on conflict (object_id) do update set read_at = excluded.read_at where r.read_at <= excluded.read_at
    returning 1`.execute(trx);
  return rows.length === 1;
}
