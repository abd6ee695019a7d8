import type { Actor } from "#app/domain/accounts/actor.ts";
import { dueFen } from "#app/domain/billing/invoice.ts";
import { found } from "#app/domain/refusal.ts";
import { lockInvoice, readInvoiceAmounts } from "#db/queries/billing/invoices.ts";
import { postToLedger } from "#db/queries/billing/ledger.ts";
import { insertAllocation, lockUnapplied } from "#db/queries/billing/receipts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { refreshInvoice } from "./refresh-invoice.server.ts";

/**
 * Applies what is left of a receipt to an invoice of the same institution, up to what is due of it. Returns how much, in
 * fen: nothing where the invoice is settled or void, or nothing is left.
 */
export async function applyUnapplied(
  trx: ActorTransaction,
  actor: Actor,
  { receiptId, invoiceId }: { receiptId: string; invoiceId: string },
  at: Date,
): Promise<bigint> {
  const invoice = found(await lockInvoice(trx, invoiceId), "invoice-not-found");
  const receipt = found(await lockUnapplied(trx, receiptId), "receipt-not-found");
  if (invoice.status !== "open" || invoice.institutionId !== receipt.institutionId) return 0n;
  const due = dueFen(await readInvoiceAmounts(trx, invoiceId));
  const amountFen = due < receipt.unappliedFen ? due : receipt.unappliedFen;
  if (amountFen <= 0n) return 0n;
  const { institutionId, provider } = receipt;
  const allocation = { receiptId, invoiceId, institutionId, kind: "payment", amountFen } as const;
  const sourceId = await insertAllocation(trx, { ...allocation, allocatedAt: at });
  await postToLedger(trx, { kind: "receipt-applied", sourceId });
  await refreshInvoice(trx, actor, invoice, at, { by: provider });
  return amountFen;
}
