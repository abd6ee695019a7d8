import type Stripe from "stripe";
import { SUBSCRIBED_STRIPE_EVENTS } from "#app/domain/billing/stripe-events.ts";
import type { FakeStripe } from "#scripts/fake-stripe/server.ts";

/** What became of each invoice of `livedAtStripe`, in the order of their numbers. */
export const LIVES = [
  "paid",
  "lost",
  "won",
  "refunded",
  "refund-failed",
  "declined",
  "voided",
  "uncollectible",
] as const;

/**
 * Gives eight invoices at the stand-in a life each: paid; paid and charged back, lost or won; paid and refunded over
 * there, which fails for one; declined; ended over there. The disputes are left open: `close` decides them.
 */
export function livedAtStripe({ payments, invoices, objects }: FakeStripe) {
  const [paid, lost, won, refunded, failing, declined, voided, uncollectible] = Object.values(
    objects.invoices,
  )
    .sort((a, b) => (a.number ?? "").localeCompare(b.number ?? ""))
    .map(({ id }) => id);
  const pay = (id = "") => payments.payByCard(id);
  const paymentOf = (id: string | undefined): string => {
    const payment = Object.values(objects.invoicePayments).find((each) => each.invoice === id)?.payment;
    return typeof payment?.payment_intent === "string" ? payment.payment_intent : "";
  };
  for (const id of [paid, lost, won, refunded, failing]) pay(id);
  payments.payByCard(declined ?? "", { isDeclined: true });
  invoices.end(voided ?? "", "void");
  invoices.end(uncollectible ?? "", "uncollectible");
  payments.createRefund({ payment_intent: paymentOf(refunded), amount: "1000" });
  const { id: refundId } = payments.createRefund({ payment_intent: paymentOf(failing), amount: "1000" });
  payments.failRefund(refundId);
  const disputes = [lost, won].map((id) => payments.openDispute(paymentOf(id)).id);
  const note = invoices.createCreditNote({ invoice: declined ?? "", amount: "500" });
  invoices.voidCreditNote(note.id);
  return {
    close() {
      payments.closeDispute(disputes[0] ?? "", "lost");
      payments.closeDispute(disputes[1] ?? "", "won");
    },
  };
}

/** One that nobody subscribed to. */
export const UNKNOWN_KIND = "payout.paid";
export const EVERY_KIND = [...SUBSCRIBED_STRIPE_EVENTS, UNKNOWN_KIND] as const;

/** All objects of a kind of event, as they are now. */
export function objectsOf(kind: string, { objects }: FakeStripe): Stripe.Event.Data.Object[] {
  if (kind.startsWith("invoice.")) return Object.values(objects.invoices);
  if (kind.startsWith("credit_note.")) return Object.values(objects.creditNotes);
  if (kind.startsWith("refund.")) return Object.values(objects.refunds);
  if (kind.startsWith("charge.dispute.")) return Object.values(objects.disputes);
  if (kind.startsWith("customer.")) return Object.values(objects.customers);
  return Object.values(objects.charges);
}
