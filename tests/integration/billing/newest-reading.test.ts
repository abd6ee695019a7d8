import { beforeEach, describe, expect, test } from "vitest";
import type { PaymentProvider } from "#app/integrations/billing/provider.ts";
import { convergeOnStripeDispute } from "#app/services/billing/stripe/converge-on-stripe-dispute.server.ts";
import { convergeOnStripeInvoice } from "#app/services/billing/stripe/converge-on-stripe-invoice.server.ts";
import { convergeOnStripeRefund } from "#app/services/billing/stripe/converge-on-stripe-refund.server.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { standIn, webhookOf } from "#tests/support/billing/stripe.ts";
import { workOff } from "#tests/support/jobs.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

/** Two processes read an object of Stripe's at once: what the older reading says is not written over the newer. */

const system = { kind: "system" } as const;
const { stripe, variables } = await standIn();
const app = openTestApp(variables, { isEmptied: true });
const { invoiced, differences, balances, statusOf } = billingIn(app);
const deliver = webhookOf(app);
const deliverAll = async () => {
  for (const event of stripe.events.splice(0)) expect(await deliver(event)).toBe(200);
  await workOff(app);
};
const invoiceThere = () => Object.keys(stripe.objects.invoices)[0] ?? "";
const paymentId = () => Object.keys(stripe.objects.paymentIntents)[0] ?? "";
let invoice: Awaited<ReturnType<typeof invoiced>>;

beforeEach(async () => {
  invoice = await invoiced();
  await workOff(app);
  stripe.payments.payByCard(invoiceThere());
  await deliverAll();
});

type Reading = "readInvoice" | "readRefund" | "readDispute";

/** The process whose reading is the older: when it has its answer, and before it writes it, `meanwhile` happens. */
function slowIn(reading: Reading, meanwhile: () => Promise<void>) {
  const { payments } = app.worker;
  if (payments.stripe === null) throw new Error("Stripe is configured");
  const there: PaymentProvider = payments.stripe;
  const read = async (id: string) => {
    const state = await there[reading](id);
    await app.setNow(new Date(app.web.now().getTime() + 1_000));
    await meanwhile();
    return state;
  };
  const slow = Object.assign(Object.create(there) as PaymentProvider, there, { [reading]: read });
  return { ...app.worker, now: () => app.worker.now(), payments: { ...payments, stripe: slow } };
}

describe("an older reading is not written over a newer one", () => {
  test("of a dispute that was won meanwhile", async () => {
    const { id: externalId } = stripe.payments.openDispute(paymentId());
    const older = slowIn("readDispute", async () => {
      stripe.payments.closeDispute(externalId, "won");
      await convergeOnStripeDispute(app.worker, system, { externalId });
    });
    await convergeOnStripeDispute(older, system, { externalId });
    expect(await app.sql`select status, settled_at is not null as "isSettled" from charge_back`).toEqual([
      { status: "won", isSettled: true },
    ]);
    expect(await statusOf("invoice", invoice.invoiceId)).toBe("settled");
    expect(await balances()).toMatchObject({ cash_stripe: invoice.totalFen });
    expect(await differences()).toEqual([]);
  });

  test("of a refund that failed meanwhile", async () => {
    const { id: externalId } = stripe.payments.createRefund({ payment_intent: paymentId(), amount: "1000" });
    const older = slowIn("readRefund", async () => {
      stripe.payments.failRefund(externalId);
      await convergeOnStripeRefund(app.worker, system, { externalId });
    });
    await convergeOnStripeRefund(older, system, { externalId });
    expect(await app.sql`select from refund where status = 'paid'`).toEqual([]);
    expect(await statusOf("invoice", invoice.invoiceId)).toBe("settled");
    expect(await balances()).toMatchObject({ cash_stripe: invoice.totalFen });
    expect(await differences()).toEqual([]);
  });

  test("of an invoice that was paid meanwhile", async () => {
    const later = await invoiced();
    await workOff(app);
    const externalId =
      Object.values(stripe.objects.invoices).find(({ status }) => status === "open")?.id ?? "";
    const older = slowIn("readInvoice", async () => {
      stripe.payments.payByCard(externalId);
      await convergeOnStripeInvoice(app.worker, system, { externalId });
    });
    await convergeOnStripeInvoice(older, system, { externalId });
    expect(
      await app.sql`select status, asked_fen as "askedFen" from provider_object where external_id = ${externalId}`,
    ).toEqual([{ status: "paid", askedFen: null }]);
    expect(await statusOf("invoice", later.invoiceId)).toBe("settled");
  });
});
