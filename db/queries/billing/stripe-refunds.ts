import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Our refund that a refund at Stripe is: by its stored id, or by ours, which Stripe keeps for us. */
export async function findRefundAtStripe(
  trx: ActorTransaction,
  { externalId, refundId, amountFen }: { externalId: string; refundId: string | null; amountFen: bigint },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from refund
    where provider = 'stripe' and (external_id = ${externalId}
      or (id::text = ${refundId} and external_id is null and amount_fen = ${amountFen}))
    order by external_id nulls last limit 1`.execute(trx);
  return rows[0]?.id ?? null;
}

/** A refund that was made at Stripe; null where another transaction has just added it. */
export async function insertStripeRefund(
  trx: ActorTransaction,
  refund: {
    institutionId: string;
    receiptId: string;
    invoiceId: string | null;
    amountFen: bigint;
    externalId: string;
    requestedAt: Date;
  },
): Promise<string | null> {
  const row = await trx
    .insertInto("refund")
    .values({ ...refund, provider: "stripe", status: "sent" })
    .onConflict((conflict) => conflict.columns(["provider", "externalId"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}
