import type { Actor } from "#app/domain/accounts/actor.ts";
import type { PaymentProviderName } from "#app/domain/billing/providers.ts";
import { record } from "#db/queries/audit/events.ts";
import { postToLedger } from "#db/queries/billing/ledger.ts";
import { findReceipt, insertReceiptOnce } from "#db/queries/billing/receipts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { applyUnapplied } from "./apply-unapplied.server.ts";

export interface BookReceipt {
  institutionId: string;
  provider: PaymentProviderName;
  /** The provider's id of the payment: it is booked once. */
  externalId: string;
  amountFen: bigint;
  receivedAt: Date;
  payer: string | null;
  /** The invoice that it pays; null: none is known. */
  invoiceId: string | null;
  isDemonstration?: boolean;
}

/**
 * Books money that arrived, once for each of the provider's payments, and applies it to the invoice up to what is due of
 * it. The rest stays the institution's own, to be applied to another invoice or returned.
 */
export async function bookReceipt(
  trx: ActorTransaction,
  actor: Actor,
  { invoiceId, ...receipt }: BookReceipt,
  at: Date,
): Promise<{ receiptId: string; appliedFen: bigint; unappliedFen: bigint; isNew: boolean }> {
  const { institutionId, provider, externalId, amountFen } = receipt;
  const inserted = await insertReceiptOnce(trx, { ...receipt, bookedAt: at });
  if (inserted) {
    await postToLedger(trx, { kind: "receipt-booked", sourceId: inserted.id });
    await record(trx, actor, {
      type: "receipt-booked",
      subject: { kind: "institution", id: institutionId },
      institutionId,
      detail: { amountFen: amountFen.toString(), provider },
    });
  }
  const row = inserted ?? (await findReceipt(trx, provider, externalId));
  if (row === undefined) throw new Error("a receipt that is there already is found");
  const applied =
    invoiceId === null || inserted === undefined
      ? 0n
      : await applyUnapplied(trx, actor, { receiptId: row.id, invoiceId }, at);
  return {
    receiptId: row.id,
    appliedFen: applied,
    unappliedFen: amountFen - applied,
    isNew: inserted !== undefined,
  };
}
