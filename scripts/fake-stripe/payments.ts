import type Stripe from "stripe";
import { type Emit, type Invoicing, requireOpen } from "./invoices.ts";
import { invoicePaymentOf } from "./objects.ts";
import { numberOf, type Parameters, parameterText, textsOf } from "./parameters.ts";
import { chargeOf, disputeOf, type NewPayment, paymentIntentOf, refundOf } from "./payment-objects.ts";
import { idOf, type Store, stored, StripeRefusal } from "./store.ts";

/** Card payments, refunds and disputes. */
export function paying({ store, emit, invoices }: { store: Store; emit: Emit; invoices: Invoicing }) {
  const { objects } = store;
  const chargeBy = (id: string) => stored(objects.charges, id, "charge");

  /** What the hosted page does: pays all that remains by card, or is declined. */
  function payByCard(invoiceId: string, { isDeclined = false } = {}): Stripe.Invoice {
    const invoice = invoices.invoiceBy(invoiceId);
    requireOpen(invoice, "pay");
    const payment: NewPayment = {
      id: store.newId("pi"),
      chargeId: store.newId("ch"),
      created: store.seconds(),
      customer: idOf(invoice.customer),
      currency: invoice.currency,
      amount: invoice.amount_remaining,
      isDeclined,
    };
    const intent = (objects.paymentIntents[payment.id] = paymentIntentOf(payment));
    const charge = (objects.charges[payment.chargeId] = chargeOf(payment));
    invoice.attempted = true;
    invoice.attempt_count += 1;
    if (isDeclined) {
      emit("payment_intent.payment_failed", intent);
      emit("charge.failed", charge);
      emit("invoice.payment_failed", invoice);
      return invoice;
    }
    const paid = invoicePaymentOf({
      id: store.newId("inpay"),
      created: payment.created,
      invoice,
      paymentIntent: payment.id,
      amount: payment.amount,
    });
    objects.invoicePayments[paid.id] = paid;
    invoice.amount_paid += payment.amount;
    invoice.amount_remaining = 0;
    emit("payment_intent.succeeded", intent);
    emit("charge.succeeded", charge);
    emit("invoice_payment.paid", paid);
    invoices.settle(invoice);
    return invoice;
  }

  function createRefund(given: Parameters): Stripe.Refund {
    const intentId = parameterText(given, "payment_intent");
    const chargeId =
      parameterText(given, "charge") ??
      idOf(stored(objects.paymentIntents, intentId ?? "", "payment_intent").latest_charge);
    const charge = chargeBy(chargeId);
    const amount = numberOf(given, "amount") ?? charge.amount - charge.amount_refunded;
    const isTaken = Object.values(objects.disputes).some(
      (dispute) => idOf(dispute.charge) === charge.id && dispute.status !== "won",
    );
    if (isTaken) throw new StripeRefusal(400, "This charge is disputed.", { code: "charge_disputed" });
    if (amount <= 0 || charge.amount_refunded + amount > charge.amount)
      throw new StripeRefusal(400, "The refund is greater than what is left of the charge.", {
        code: "charge_already_refunded",
      });
    const refund = refundOf({
      id: store.newId("re"),
      created: store.seconds(),
      charge,
      amount,
      metadata: textsOf(given, "metadata"),
    });
    objects.refunds[refund.id] = refund;
    charge.amount_refunded += amount;
    charge.refunded = charge.amount_refunded === charge.amount;
    emit("refund.created", refund);
    emit("charge.refunded", charge);
    return refund;
  }

  function failRefund(id: string): Stripe.Refund {
    const refund = stored(objects.refunds, id, "refund");
    if (refund.status === "failed") return refund;
    refund.status = "failed";
    refund.failure_reason = "expired_or_canceled_card";
    const charge = chargeBy(idOf(refund.charge));
    charge.amount_refunded -= refund.amount;
    charge.refunded = false;
    emit("refund.updated", refund);
    emit("refund.failed", refund);
    return refund;
  }

  function openDispute(paymentId: string): Stripe.Dispute {
    const charge = chargeBy(
      paymentId.startsWith("pi_") ? idOf(objects.paymentIntents[paymentId]?.latest_charge) : paymentId,
    );
    if (charge.disputed || !charge.paid) throw new StripeRefusal(400, "This charge cannot be disputed.");
    const dispute = disputeOf({ id: store.newId("dp"), created: store.seconds(), charge });
    objects.disputes[dispute.id] = dispute;
    charge.disputed = true;
    emit("charge.dispute.created", dispute);
    emit("charge.dispute.funds_withdrawn", dispute);
    return dispute;
  }

  function closeDispute(id: string, outcome: "won" | "lost"): Stripe.Dispute {
    const dispute = stored(objects.disputes, id, "dispute");
    if (dispute.status === "won" || dispute.status === "lost")
      throw new StripeRefusal(400, "This dispute is already closed.");
    dispute.status = outcome;
    emit("charge.dispute.updated", dispute);
    if (outcome === "won") emit("charge.dispute.funds_reinstated", dispute);
    emit("charge.dispute.closed", dispute);
    return dispute;
  }

  return { payByCard, createRefund, failRefund, openDispute, closeDispute, chargeBy };
}
export type Paying = ReturnType<typeof paying>;
