import type Stripe from "stripe";
import { classifyError } from "./classify-error.ts";
import type { PaymentProvider } from "./provider.ts";
import {
  addMissingLines,
  creditOnce,
  customerFor,
  draftInvoice,
  finalizeInvoice,
  findInvoice,
  orMissing,
  refundOnce,
} from "./stripe-calls.server.ts";
import { stripeClient, type StripeSettings } from "./stripe-client.server.ts";
import {
  askedFen,
  creditNoteState,
  disputeState,
  invoiceState,
  refundState,
  toSeconds,
} from "./stripe-states.ts";

/** Payment by card on Stripe's hosted page of an invoice, with Stripe's own SDK. No card's data passes the platform. */
export function stripeProvider(settings: StripeSettings): PaymentProvider {
  let loading: Promise<Stripe> | undefined;

  /** Errors of the SDK become ProviderErrors. */
  async function calling<Result>(call: (stripe: Stripe) => Promise<Result>): Promise<Result> {
    try {
      return await call(await (loading ??= stripeClient(settings)));
    } catch (error) {
      throw classifyError(error);
    }
  }

  const readInvoice = async (stripe: Stripe, id: string) => {
    const invoice = await orMissing(stripe.invoices.retrieve(id, { expand: ["payments"] }));
    if (invoice === null) return null;
    const isWhole = invoice.payments !== undefined && !invoice.payments.has_more;
    const payments = isWhole
      ? (invoice.payments?.data ?? [])
      : await stripe.invoicePayments.list({ invoice: id, limit: 100 }).autoPagingToArray({ limit: 1_000 });
    return invoiceState(invoice, payments);
  };

  return {
    name: "stripe",
    presentInvoice: (invoice, known, attempt) =>
      calling(async (stripe) => {
        const customerId = await customerFor(stripe, invoice, known, attempt);
        let there = await draftInvoice(stripe, invoice, customerId, attempt);
        if (there.status === "draft") {
          await addMissingLines(stripe, there, invoice);
          there = await finalizeInvoice(stripe, there, invoice);
        }
        const payUrl = there.hosted_invoice_url ?? null;
        const { id: invoiceId, status } = there;
        return { customerId, invoiceId, payUrl, askedFen: askedFen(there), status: status ?? "draft" };
      }),
    voidInvoice: ({ id, externalId, customerId }) =>
      calling(async (stripe) => {
        const there =
          externalId === null
            ? await findInvoice(stripe, id, customerId)
            : await orMissing(stripe.invoices.retrieve(externalId));
        if (there === null) return null;
        if (there.status === "draft") {
          await orMissing(stripe.invoices.del(there.id));
          return null;
        }
        if (there.status === "open" || there.status === "uncollectible")
          await stripe.invoices.voidInvoice(there.id, {}, { idempotencyKey: `void-${there.id}` });
        return readInvoice(stripe, there.id);
      }),
    creditInvoice: (credit) =>
      calling(async (stripe) => {
        const note = await creditOnce(stripe, credit);
        return note === null ? null : creditNoteState(note);
      }),
    sendRefund: (refund, attempt) =>
      calling(async (stripe) => refundState(await refundOnce(stripe, refund, attempt))),
    settleOutside: (id) =>
      calling(async (stripe) => {
        const { status } = await stripe.invoices.retrieve(id);
        if (status === "open")
          await stripe.invoices.pay(id, { paid_out_of_band: true }, { idempotencyKey: `settle-${id}` });
        return readInvoice(stripe, id);
      }),
    readInvoice: (id) => calling((stripe) => readInvoice(stripe, id)),
    readCreditNote: (id) =>
      calling(async (stripe) => {
        const note = await orMissing(stripe.creditNotes.retrieve(id));
        return note === null ? null : creditNoteState(note);
      }),
    readRefund: (id) =>
      calling(async (stripe) => {
        const refund = await orMissing(stripe.refunds.retrieve(id));
        return refund === null ? null : refundState(refund);
      }),
    readDispute: (id) =>
      calling(async (stripe) => {
        const dispute = await orMissing(stripe.disputes.retrieve(id));
        return dispute === null ? null : disputeState(dispute);
      }),
    hasCustomer: (id) =>
      calling(async (stripe) => {
        const customer = await orMissing(stripe.customers.retrieve(id));
        return customer !== null && customer.deleted !== true;
      }),
    findInvoiceOfPayment: (id) =>
      calling(async (stripe) => {
        // A charge is a payment of its own only where it has no intent: such an invoice is found by its number alone.
        if (!id.startsWith("pi_")) return null;
        const payment = { type: "payment_intent", payment_intent: id } as const;
        const { data } = await stripe.invoicePayments.list({ payment, limit: 1 });
        const invoice = data[0]?.invoice;
        return typeof invoice === "string" ? invoice : (invoice?.id ?? null);
      }),
    listRefundsOfCharge: (charge) =>
      calling(async (stripe) => {
        const refunds = await stripe.refunds.list({ charge, limit: 100 }).autoPagingToArray({ limit: 1_000 });
        return refunds.map(refundState);
      }),
    listInvoicesSince: (since, most) =>
      calling(async (stripe) => {
        const asked = { created: { gte: toSeconds(since) }, limit: 100, expand: ["data.payments"] };
        const invoices = await stripe.invoices.list(asked).autoPagingToArray({ limit: most });
        return invoices.map((invoice) => invoiceState(invoice, invoice.payments?.data ?? []));
      }),
    listRefundsSince: (since, most) =>
      calling(async (stripe) => {
        const asked = { created: { gte: toSeconds(since) }, limit: 100 };
        const refunds = await stripe.refunds.list(asked).autoPagingToArray({ limit: most });
        return refunds.map(refundState);
      }),
    listDisputesSince: (since, most) =>
      calling(async (stripe) => {
        const asked = { created: { gte: toSeconds(since) }, limit: 100 };
        const disputes = await stripe.disputes.list(asked).autoPagingToArray({ limit: most });
        return disputes.map(disputeState);
      }),
  };
}
