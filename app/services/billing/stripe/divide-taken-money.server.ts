import { listPaidOf } from "#db/queries/billing/charge-backs.ts";
import { lockInvoice } from "#db/queries/billing/invoices.ts";
import { lockUnapplied } from "#db/queries/billing/receipts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

interface TakenPart {
  /** Null: of money that paid no invoice. */
  invoiceId: string | null;
  amountFen: bigint;
}

/**
 * Divides money of a receipt that is gone at Stripe: first among the invoices that it pays, the largest part first, then
 * what of it pays none. What exceeds both is left out. Locks the invoices and the receipt, so that none of it is applied
 * meanwhile.
 */
export async function divideTakenMoney(
  trx: ActorTransaction,
  { receiptId, amountFen }: { receiptId: string; amountFen: bigint },
): Promise<TakenPart[]> {
  if (amountFen <= 0n) return [];
  // Invoices before the receipt, as everywhere.
  const invoiceIds = (await listPaidOf(trx, receiptId)).map(({ invoiceId }) => invoiceId);
  for (const invoiceId of invoiceIds.toSorted()) await lockInvoice(trx, invoiceId);
  const unappliedFen = (await lockUnapplied(trx, receiptId))?.unappliedFen ?? 0n;
  const parts: TakenPart[] = [];
  let left = amountFen;
  for (const { invoiceId, leftFen } of [
    ...(await listPaidOf(trx, receiptId)),
    { invoiceId: null, leftFen: unappliedFen },
  ]) {
    const taken = leftFen < left ? leftFen : left;
    if (taken > 0n) parts.push({ invoiceId, amountFen: taken });
    left -= taken > 0n ? taken : 0n;
  }
  return parts;
}
