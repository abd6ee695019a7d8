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

/** Refunds of an invoice, or of what of a receipt pays none. */
export type RefundsOf = { invoiceId: string } | { receiptId: string };

/** Locks refunds by card that were not sent; the last asked for first. */
export function lockUnsentCardRefunds(trx: ActorTransaction, of: RefundsOf) {
  const query = trx
    .selectFrom("refund")
    .select(["id", "institutionId", "amountFen", "status"])
    .where("provider", "=", "stripe")
    .where("status", "in", ["requested", "failed"])
    .$narrowType<{ status: "requested" | "failed" }>()
    .orderBy("requestedAt", "desc")
    .orderBy("id")
    .forNoKeyUpdate();
  return (
    "invoiceId" in of
      ? query.where("invoiceId", "=", of.invoiceId)
      : query.where("invoiceId", "is", null).where("receiptId", "=", of.receiptId)
  ).execute();
}
