import type { Actor } from "#app/domain/accounts/actor.ts";
import { dueFen, notOwedFen, toRefundFen } from "#app/domain/billing/invoice.ts";
import {
  feeLifecycle,
  feeStatusAfter,
  type FeeMove,
  invoiceStatusAfter,
} from "#app/domain/billing/lifecycle.ts";
import { record } from "#db/queries/audit/events.ts";
import { lockFeesOfInvoice, setFeeStatus } from "#db/queries/billing/fees.ts";
import { readInvoiceAmounts, updateInvoice } from "#db/queries/billing/invoices.ts";
import { isPresented } from "#db/queries/billing/provider-calls.ts";
import { listPaidBy } from "#db/queries/billing/receipts.ts";
import { insertRefund } from "#db/queries/billing/refunds.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { cancelRefunds } from "./cancel-refunds.server.ts";
import { requestCall } from "./request-call.server.ts";

interface LockedInvoice {
  id: string;
  institutionId: string;
  number: string;
  status: "open" | "settled" | "void";
}

export interface Refreshed {
  /** The provider that the change came from: it needs not be told. */
  by?: "stripe" | "bank";
  /** What the fees become where the invoice is due again: its payment was taken back by a bank, or by hand. */
  reopened?: Extract<FeeMove, "charge_back" | "unpay">;
  creditNoteId?: string;
}

/**
 * After a change of what was paid or credited: an invoice of which nothing is due is settled with its fees, one of which
 * something is due is open, and what was paid too much after a credit note is refunded; a refund that
 * is no longer owed is cancelled. The caller holds its lock.
 */
export async function refreshInvoice(
  trx: ActorTransaction,
  actor: Actor,
  invoice: LockedInvoice,
  at: Date,
  { by, reopened = "unpay", creditNoteId }: Refreshed = {},
): Promise<void> {
  const { id, institutionId } = invoice;
  const amounts = await readInvoiceAmounts(trx, id);
  const due = dueFen(amounts);
  const about = {
    subject: { kind: "invoice", id },
    institutionId,
    detail: { number: invoice.number },
  } as const;
  if (invoice.status === "open" && due <= 0n) {
    const to = invoiceStatusAfter("open", "settle");
    await updateInvoice(trx, id, { status: to, settledAt: at });
    await moveFees(trx, id, "pay");
    await record(trx, actor, { type: "invoice-settled", ...about, from: "open", to });
    await enqueue(trx, "notify-institution-invoice-settled", { invoiceId: id });
    if (by !== "stripe" && amounts.paidFen > 0n && (await isPresented(trx, "stripe", id)))
      await requestCall(trx, { institutionId, provider: "stripe", kind: "settle-outside", subjectId: id });
  } else if (invoice.status === "settled" && due > 0n) {
    const to = invoiceStatusAfter("settled", "reopen");
    await updateInvoice(trx, id, { status: to, settledAt: null });
    await moveFees(trx, id, reopened);
    await record(trx, actor, { type: "invoice-reopened", ...about, from: "settled", to });
  }
  const notOwed = { notOwedFen: notOwedFen(amounts), at };
  const cancelledFen = await cancelRefunds(trx, actor, { invoiceId: id }, notOwed);
  let left = toRefundFen({ ...amounts, refundingFen: amounts.refundingFen - cancelledFen });
  for (const { receiptId, provider, leftFen } of await (left > 0n ? listPaidBy(trx, id) : [])) {
    if (left === 0n) break;
    const amountFen = leftFen < left ? leftFen : left;
    left -= amountFen;
    const refund = {
      institutionId,
      receiptId,
      invoiceId: id,
      creditNoteId: creditNoteId ?? null,
      amountFen,
      provider,
    };
    const refundId = await insertRefund(trx, { ...refund, requestedAt: at });
    await requestCall(trx, { institutionId, provider, kind: "refund", subjectId: refundId });
    const detail = { amountFen: amountFen.toString() };
    await record(trx, actor, { type: "refund-requested", ...about, to: "requested", detail });
  }
}

/** Moves the fees of an invoice whose status has such a move; others were waived, credited or void before. */
async function moveFees(trx: ActorTransaction, invoiceId: string, move: FeeMove): Promise<void> {
  for (const { id, status } of await lockFeesOfInvoice(trx, invoiceId)) {
    const moves: Partial<Record<FeeMove, unknown>> = feeLifecycle[status];
    if (moves[move] !== undefined) await setFeeStatus(trx, [id], feeStatusAfter(status, move));
  }
}
