import type { ActorTransaction } from "#db/with-actor.ts";
import { insertForId, lockById, updateById } from "#db/queries/shared/rows.ts";

export const insertRefund = insertForId("refund");
export const lockRefund = lockById("refund");
export const updateRefund = updateById("refund");

/** The invoice that a refund is about: locked before it. */
export async function findRefundInvoice(trx: ActorTransaction, refundId: string): Promise<string | null> {
  const row = await trx
    .selectFrom("refund")
    .select("invoiceId")
    .where("id", "=", refundId)
    .executeTakeFirst();
  return row?.invoiceId ?? null;
}
