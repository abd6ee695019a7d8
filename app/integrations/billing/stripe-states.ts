import type Stripe from "stripe";
import { OUR_CURRENCY } from "#app/domain/billing/amounts.ts";
import type { CreditNoteState, DisputeState, InvoiceState, PaymentState, RefundState } from "./provider.ts";

/** Stripe's objects as the platform reads them. */

export const fromSeconds = (seconds: number): Date => new Date(seconds * 1_000);
export const toSeconds = (instant: Date): number => Math.floor(instant.getTime() / 1_000);

const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  typeof reference === "string" ? reference : (reference?.id ?? null);

/** Nothing for what is no amount: such an object is raised, not a crash. */
const fenOf = (amount: number): bigint => (Number.isSafeInteger(amount) ? BigInt(amount) : 0n);

/** The currency of what belongs together; one that is not ours where any of it has another. */
function currencyOf(objects: readonly { currency: string }[]): string {
  const currencies = objects.map(({ currency }) => currency.toUpperCase());
  return currencies.find((currency) => currency !== OUR_CURRENCY) ?? OUR_CURRENCY;
}

const invoiceStatuses = ["draft", "open", "paid", "void", "uncollectible"] as const;

export function invoiceState(
  invoice: Stripe.Invoice,
  payments: readonly Stripe.InvoicePayment[],
): InvoiceState {
  const status = invoiceStatuses.find((each) => each === invoice.status);
  return {
    externalId: invoice.id,
    invoiceId: invoice.metadata?.["invoice_id"] ?? null,
    number: invoice.number,
    status: status ?? "draft",
    currency: currencyOf([invoice, ...payments]),
    totalFen: fenOf(invoice.total),
    payUrl: invoice.hosted_invoice_url ?? null,
    askedFen: askedFen(invoice),
    payments: payments.flatMap(paymentState),
  };
}

/** What the hosted page of an invoice asks in fen; null: nothing that can be paid there in our currency. */
export function askedFen(invoice: Stripe.Invoice): bigint | null {
  const fen = fenOf(invoice.amount_remaining);
  return invoice.status === "open" && currencyOf([invoice]) === OUR_CURRENCY && fen > 0n ? fen : null;
}

/** A payment by card: by its intent, or the charge that has none. What was paid in another way is not Stripe's to state. */
function paymentState({ status, payment, amount_paid, status_transitions, created }: Stripe.InvoicePayment) {
  const externalId = idOf(payment.payment_intent) ?? idOf(payment.charge);
  const amountFen = fenOf(amount_paid ?? 0);
  if (status !== "paid" || externalId === null || amountFen <= 0n) return [];
  const paidAt = fromSeconds(status_transitions.paid_at ?? created);
  return [{ externalId, amountFen, paidAt } satisfies PaymentState];
}

export const creditNoteState = (note: Stripe.CreditNote): CreditNoteState => ({
  externalId: note.id,
  creditNoteId: note.metadata?.["credit_note_id"] ?? null,
  amountFen: fenOf(note.amount),
  status: note.status === "void" ? "void" : "issued",
});

const outcomes: Readonly<Record<string, RefundState["outcome"]>> = {
  succeeded: "paid",
  failed: "failed",
  canceled: "failed",
};

export const refundState = (refund: Stripe.Refund): RefundState => ({
  externalId: refund.id,
  refundId: refund.metadata?.["refund_id"] ?? null,
  paymentId: idOf(refund.payment_intent) ?? idOf(refund.charge),
  currency: currencyOf([refund]),
  amountFen: fenOf(refund.amount),
  createdAt: fromSeconds(refund.created),
  outcome: outcomes[refund.status ?? ""] ?? "sent",
  failure: refund.failure_reason ?? null,
});

function disputeStatus(status: Stripe.Dispute.Status): DisputeState["status"] {
  if (status === "won") return "won";
  if (status === "lost") return "lost";
  return status.startsWith("warning_") || status === "prevented" ? "inquiry" : "open";
}

export const disputeState = (dispute: Stripe.Dispute): DisputeState => ({
  externalId: dispute.id,
  paymentId: idOf(dispute.payment_intent) ?? idOf(dispute.charge),
  currency: currencyOf([dispute]),
  amountFen: fenOf(dispute.amount),
  reason: dispute.reason,
  openedAt: fromSeconds(dispute.created),
  status: disputeStatus(dispute.status),
});
