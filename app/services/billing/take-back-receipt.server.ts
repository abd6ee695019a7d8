import type { Actor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { lockInvoice } from "#db/queries/billing/invoices.ts";
import { postToLedger } from "#db/queries/billing/ledger.ts";
import { insertAllocationOnce } from "#db/queries/billing/receipts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { refreshInvoice } from "./refresh-invoice.server.ts";

export interface TakeBackReceipt {
  receiptId: string;
  invoiceId: string;
  kind: "charge-back" | "undone";
  /** What took it back, a charge-back or a match: it takes it back once. */
  sourceId: string;
  amountFen: bigint;
}

/**
 * Takes back what a receipt paid of an invoice: the payer's bank did, or an admin undid a match. The invoice is due again.
 * Of a match undone the money stays the institution's own; of a charge-back it is gone.
 */
export async function takeBackReceipt(
  trx: ActorTransaction,
  actor: Actor,
  { receiptId, invoiceId, kind, sourceId, amountFen }: TakeBackReceipt,
  at: Date,
): Promise<void> {
  const invoice = found(await lockInvoice(trx, invoiceId), "invoice-not-found");
  const { institutionId } = invoice;
  const row = {
    id: sourceId,
    receiptId,
    invoiceId,
    institutionId,
    kind,
    amountFen: -amountFen,
    allocatedAt: at,
  };
  if (!(await insertAllocationOnce(trx, row))) return;
  const isBank = kind === "charge-back";
  await postToLedger(trx, { kind: isBank ? "charged-back" : "receipt-unapplied", sourceId });
  await record(trx, actor, {
    type: isBank ? "receipt-charged-back" : "receipt-match-undone",
    subject: { kind: "invoice", id: invoiceId },
    institutionId,
    detail: { number: invoice.number, amountFen: amountFen.toString() },
  });
  await refreshInvoice(trx, actor, invoice, at, {
    by: isBank ? "stripe" : "bank",
    reopened: isBank ? "charge_back" : "unpay",
  });
}
