import type { Actor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { lockInvoice } from "#db/queries/billing/invoices.ts";
import { postToLedger } from "#db/queries/billing/ledger.ts";
import { insertAllocationOnce } from "#db/queries/billing/receipts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { refreshInvoice } from "./refresh-invoice.server.ts";

export interface ReinstateReceipt {
  receiptId: string;
  invoiceId: string;
  sourceId: string;
  amountFen: bigint;
}

/** A charge-back that was decided for the platform: the payment counts again, once for each `sourceId`. */
export async function reinstateReceipt(
  trx: ActorTransaction,
  actor: Actor,
  { receiptId, invoiceId, sourceId, amountFen }: ReinstateReceipt,
  at: Date,
): Promise<void> {
  const invoice = found(await lockInvoice(trx, invoiceId), "invoice-not-found");
  const { institutionId } = invoice;
  const kind = "charge-back-reversed" as const;
  const row = { id: sourceId, receiptId, invoiceId, institutionId, kind, amountFen, allocatedAt: at };
  if (!(await insertAllocationOnce(trx, row))) return;
  await postToLedger(trx, { kind, sourceId });
  await refreshInvoice(trx, actor, invoice, at, { by: "stripe" });
}
