import { expect } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { DifferenceKind } from "#app/domain/billing/differences.ts";
import { convergeOnStripeDispute } from "#app/services/billing/stripe/converge-on-stripe-dispute.server.ts";
import { convergeOnStripeRefund } from "#app/services/billing/stripe/converge-on-stripe-refund.server.ts";
import { convergeOnStripeInvoice } from "#app/services/billing/stripe/converge-on-stripe-invoice.server.ts";
import { voidInvoice } from "#app/services/billing/void-invoice.server.ts";
import type { FakeStripe } from "#scripts/fake-stripe/server.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { workOff } from "#tests/support/jobs.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import type { MakeReal } from "./made-real.ts";

type Kind = Extract<DifferenceKind, `stripe-${string}`> | "charge-back-beyond";
const system = { kind: "system" } as const;

/** Differences between the books and Stripe. */
export function madeAtStripe(app: TestApp, first: AdminActor, stripe: FakeStripe): MakeReal<Kind> {
  const { invoiced, paid, statusOf, balances } = billingIn(app);

  /** An invoice that can be paid by card. */
  async function presented() {
    const invoice = await invoiced();
    await workOff(app);
    const [there] = Object.values(stripe.objects.invoices);
    if (there === undefined) throw new Error("no invoice was presented");
    /** What is said of an invoice that differs, where Stripe has it. */
    const detailWith = (differing: Record<string, string>) => ({
      number: invoice.number,
      externalId: there.id,
      amountFen: String(invoice.totalFen),
      there: there.status ?? "",
      currency: "CNY",
      thereFen: String(invoice.totalFen),
      ...differing,
    });
    const isVoidAndReissued = async () => {
      const { invoiceId } = invoice;
      await voidInvoice(app.web, first, { invoiceId, reason: "It differed.", reissued: true });
      await workOff(app);
    };
    return { ...invoice, there, detailWith, isVoidAndReissued };
  }

  /** One that was paid by card, which is booked. */
  async function paidByCard() {
    const invoice = await presented();
    stripe.payments.payByCard(invoice.there.id);
    await convergeOnStripeInvoice(app.worker, system, { externalId: invoice.there.id });
    const [paymentId = ""] = Object.keys(stripe.objects.paymentIntents);
    return { ...invoice, paymentId };
  }

  const is = (read: () => Promise<unknown>, expected: unknown) => async () => {
    expect(await read()).toEqual(expected);
  };

  return {
    "stripe-not-presented": async () => {
      const { number } = await invoiced();
      await app.sql`delete from graphile_worker._private_jobs`;
      await app.sql`delete from provider_call`;
      const numbers = () =>
        Promise.resolve(Object.values(stripe.objects.invoices).map((each) => each.number));
      return { detail: { number }, holds: is(numbers, [number]) };
    },
    "stripe-payment": async () => {
      const { there, detailWith, invoiceId } = await presented();
      stripe.payments.payByCard(there.id);
      return {
        detail: detailWith({ there: "paid" }),
        holds: is(() => statusOf("invoice", invoiceId), "settled"),
      };
    },
    "stripe-refund": async () => {
      const { paymentId, totalFen } = await paidByCard();
      const refund = stripe.payments.createRefund({ payment_intent: paymentId, amount: "1000" });
      return {
        detail: { externalId: refund.id, amountFen: "1000", there: "paid", here: "" },
        holds: is(async () => (await balances())["cash_stripe"], totalFen - 1_000n),
      };
    },
    "stripe-dispute": async () => {
      const { paymentId, totalFen, feeId } = await paidByCard();
      const dispute = stripe.payments.openDispute(paymentId);
      return {
        detail: { externalId: dispute.id, amountFen: String(totalFen), there: "open", here: "" },
        holds: is(() => statusOf("fee", feeId), "charged_back"),
      };
    },
    "stripe-odd": async () => {
      const { paymentId } = await paidByCard();
      const refund = stripe.payments.createRefund({ payment_intent: paymentId, amount: "1000" });
      refund.amount = 0;
      return {
        detail: { externalId: refund.id, amountFen: "0", there: "paid", here: "" },
        remedy: () => Promise.resolve(stripe.payments.failRefund(refund.id)),
      };
    },
    "stripe-open": async () => {
      const { institution, invoiceId, totalFen, detailWith, there } = await presented();
      await paid({ institutionId: institution.institutionId, amountFen: totalFen, invoiceId });
      await app.sql`delete from graphile_worker._private_jobs`;
      await app.sql`update provider_call set status = 'done' where kind = 'settle-outside'`;
      return {
        detail: detailWith({}),
        isMendedByJob: true,
        holds: is(() => Promise.resolve(there.status), "paid"),
      };
    },
    "stripe-ended": async () => {
      const { there, detailWith, isVoidAndReissued } = await presented();
      stripe.invoices.end(there.id, "void");
      return { detail: detailWith({ there: "void" }), remedy: isVoidAndReissued };
    },
    "stripe-settled": async () => {
      const { there, detailWith, institution, invoiceId, totalFen } = await presented();
      stripe.invoices.payOutside(there.id);
      const { institutionId } = institution;
      return {
        detail: detailWith({ there: "paid" }),
        remedy: () => paid({ institutionId, invoiceId, amountFen: totalFen }),
      };
    },
    "stripe-currency": async () => {
      const { there, detailWith, isVoidAndReissued } = await presented();
      there.currency = "usd";
      return { detail: detailWith({ currency: "USD" }), remedy: isVoidAndReissued };
    },
    "stripe-amount": async () => {
      const { there, detailWith, isVoidAndReissued } = await presented();
      there.total = 7;
      return { detail: detailWith({ thereFen: "7" }), remedy: isVoidAndReissued };
    },
    "stripe-missing": async () => {
      const { there, number, totalFen, isVoidAndReissued } = await presented();
      stripe.objects.invoices = {};
      return {
        detail: { number, externalId: there.id, amountFen: String(totalFen) },
        remedy: isVoidAndReissued,
      };
    },
    "stripe-stranger": async () => {
      const { invoiceId } = await presented();
      const [customer = ""] = Object.keys(stripe.objects.customers);
      const other = stripe.invoices.createInvoice({ customer, metadata: { invoice_id: invoiceId } });
      return {
        detail: { externalId: other.id, there: "draft", thereFen: "0", number: "" },
        remedy: () => Promise.resolve(stripe.invoices.deleteInvoice(other.id)),
      };
    },
    // A part of the payment was on its way back when its bank took it, and did not get there.
    "charge-back-beyond": async () => {
      const { paymentId, totalFen } = await paidByCard();
      const refund = stripe.payments.createRefund({ payment_intent: paymentId, amount: "1000" });
      await convergeOnStripeRefund(app.worker, system, { externalId: refund.id });
      const { id: externalId } = stripe.payments.openDispute(paymentId);
      await convergeOnStripeDispute(app.worker, system, { externalId });
      stripe.payments.failRefund(refund.id);
      await convergeOnStripeRefund(app.worker, system, { externalId: refund.id });
      return {
        detail: { externalId, amountFen: String(totalFen), coveredFen: String(totalFen - 1_000n) },
        holds: is(async () => (await balances())["cash_stripe"], undefined),
      };
    },
  };
}
