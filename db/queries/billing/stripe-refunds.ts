import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Our refunds that a refund at Stripe is: by its stored id, or by ours, which Stripe keeps for us. */
export async function listRefundsAtStripe(
  trx: ActorTransaction,
  { externalId, refundId, amountFen }: { externalId: string; refundId: string | null; amountFen: bigint },
): Promise<{ id: string; amountFen: bigint }[]> {
  const { rows } = await sql<{ id: string; amountFen: bigint }>`
    select id, amount_fen from refund
    where provider = 'stripe' and (external_id = ${externalId}
      or (id::text = ${refundId} and external_id is null and amount_fen = ${amountFen}))
    order by id`.execute(trx);
  return rows;
}

/** A refund that was made at Stripe, or a part of it; null where it is there already. */
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
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}
