import type { Actor } from "#app/domain/accounts/actor.ts";
import {
  feeStatusAfter,
  refundLifecycle,
  type RefundMove,
  refundStatusAfter,
} from "#app/domain/billing/lifecycle.ts";
import { found } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { listFeesOfCreditNote, setFeeStatus } from "#db/queries/billing/fees.ts";
import { lockInvoice } from "#db/queries/billing/invoices.ts";
import { postToLedger } from "#db/queries/billing/ledger.ts";
import { findRefundInvoice, lockRefund, updateRefund } from "#db/queries/billing/refunds.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { refreshInvoice } from "./refresh-invoice.server.ts";

export interface SettleRefund {
  refundId: string;
  externalId: string | null;
  outcome: "sent" | "paid" | "failed";
  failure?: string;
}

const moveOf = { sent: "send", paid: "settle", failed: "fail" } as const satisfies Record<string, RefundMove>;

/**
 * What became of a refund, as its provider or a bank statement states it. Paid, it is booked, and fees that were credited
 * as a whole are refunded. An outcome that the refund has already, or that is behind it, changes nothing.
 */
export async function settleRefund(
  trx: ActorTransaction,
  actor: Actor,
  { refundId, externalId, outcome, failure }: SettleRefund,
  at: Date,
): Promise<void> {
  const invoiceId = await findRefundInvoice(trx, refundId);
  const invoice = invoiceId ? found(await lockInvoice(trx, invoiceId), "invoice-not-found") : null;
  const refund = found(await lockRefund(trx, refundId), "refund-not-found");
  const move = moveOf[outcome];
  const moves: Partial<Record<RefundMove, unknown>> = refundLifecycle[refund.status];
  if (moves[move] === undefined) return;
  const { institutionId, provider, amountFen, creditNoteId } = refund;
  await updateRefund(trx, refundId, {
    status: refundStatusAfter(refund.status, move),
    ...(externalId !== null && { externalId }),
    settledAt: outcome === "sent" ? null : at,
    failure: failure ?? null,
  });
  if (outcome === "sent") return;
  if (outcome === "paid") {
    const kind = invoice === null ? "over-payment-returned" : "refund-paid";
    await postToLedger(trx, { kind, sourceId: refundId });
    for (const fee of creditNoteId === null ? [] : await listFeesOfCreditNote(trx, creditNoteId))
      if (fee.status === "credited" || fee.status === "void")
        await setFeeStatus(trx, [fee.id], feeStatusAfter(fee.status, "refund"));
  } else if (refund.status === "paid") {
    await postToLedger(trx, { kind: "refund-failed", sourceId: refundId });
  }
  await record(trx, actor, {
    type: outcome === "paid" ? "refund-paid" : "refund-failed",
    subject:
      invoice === null ? { kind: "institution", id: institutionId } : { kind: "invoice", id: invoice.id },
    institutionId,
    detail: { amountFen: amountFen.toString(), provider },
  });
  if (invoice !== null) await refreshInvoice(trx, actor, invoice, at, { by: provider });
}
