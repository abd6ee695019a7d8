import { beforeEach, describe, expect, test } from "vitest";
import { callProvider } from "#app/services/billing/call-provider.server.ts";
import { reconcileBilling } from "#app/services/billing/reconcile/reconcile-billing.server.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { standIn, webhookOf } from "#tests/support/billing/stripe.ts";
import { workOff } from "#tests/support/jobs.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const system = { kind: "system" } as const;
const { stripe, variables } = await standIn();
const app = openTestApp(variables, { isEmptied: true });
const { invoiced, differences, balances, statusOf, paid } = billingIn(app);
const deliver = webhookOf(app);
let invoice: Awaited<ReturnType<typeof invoiced>>;

const theirs = () => Object.values(stripe.objects.invoices)[0] ?? { id: "", total: 0 };
const paymentId = () => Object.keys(stripe.objects.paymentIntents)[0] ?? "";
const refunds = () =>
  app.sql`select amount_fen::int as "amountFen", status, external_id as "externalId" from refund order by requested_at`;
const deliverAll = async () => {
  for (const event of stripe.events.splice(0)) expect(await deliver(event)).toBe(200);
  await workOff(app);
};

beforeEach(async () => {
  invoice = await invoiced();
  await workOff(app);
  stripe.events.length = 0;
});

describe("what was never heard of is mended by the reconciliation", () => {
  test("a payment", async () => {
    stripe.payments.payByCard(theirs().id);
    expect(await differences()).toEqual(["stripe-payment"]);
    expect(await statusOf("invoice", invoice.invoiceId)).toBe("settled");
    expect(await differences()).toEqual([]);
  });

  test("a refund that was made over there: the invoice is due again", async () => {
    stripe.payments.payByCard(theirs().id);
    await deliverAll();
    const refund = stripe.payments.createRefund({ payment_intent: paymentId(), amount: "1000" });
    stripe.events.length = 0;
    expect(await differences()).toEqual(["stripe-refund"]);
    expect(await refunds()).toEqual([{ amountFen: 1_000, status: "paid", externalId: refund.id }]);
    expect(await statusOf("invoice", invoice.invoiceId)).toBe("open");
    expect(await balances()).toMatchObject({ cash_stripe: invoice.totalFen - 1_000n, receivable: 1_000n });
    expect(await differences()).toEqual([]);
  });

  test("a payment, its dispute and how it was decided, in two runs", async () => {
    stripe.payments.payByCard(theirs().id);
    const dispute = stripe.payments.openDispute(paymentId());
    expect(await differences()).toEqual(["stripe-payment"]);
    expect(await differences()).toEqual(["stripe-dispute"]);
    expect(await statusOf("invoice", invoice.invoiceId)).toBe("open");
    expect(await statusOf("fee", invoice.feeId)).toBe("charged_back");
    expect(await differences()).toEqual([]);
    stripe.payments.closeDispute(dispute.id, "won");
    expect(await differences()).toEqual(["stripe-dispute"]);
    expect(await statusOf("invoice", invoice.invoiceId)).toBe("settled");
    expect(await statusOf("fee", invoice.feeId)).toBe("paid");
    expect(await balances()).toMatchObject({ cash_stripe: invoice.totalFen });
    expect(await differences()).toEqual([]);
  });

  test("that an invoice is settled here by other money", async () => {
    const { institutionId } = invoice.institution;
    await paid({ institutionId, amountFen: invoice.totalFen, invoiceId: invoice.invoiceId });
    await app.sql`update provider_call set status = 'done' where kind = 'settle-outside'`;
    expect(await differences()).toEqual(["stripe-open"]);
    await workOff(app);
    expect(stripe.objects.invoices[theirs().id]?.status).toBe("paid");
    expect(await differences()).toEqual([]);
  });
});

describe("what has no one right answer is raised", () => {
  test("an invoice that was made void over there stays open here", async () => {
    stripe.invoices.end(theirs().id, "void");
    await deliverAll();
    expect(await differences()).toEqual(["stripe-ended"]);
    expect(await statusOf("invoice", invoice.invoiceId)).toBe("open");
  });

  test("one that is not there, or of another amount, or counts as paid without a payment", async () => {
    stripe.objects.invoices[theirs().id] = { ...stripe.invoices.invoiceBy(theirs().id), total: 1 };
    expect(await differences()).toEqual(["stripe-amount"]);
    stripe.invoices.invoiceBy(theirs().id).total = Number(invoice.totalFen);
    stripe.invoices.payOutside(theirs().id);
    expect(await differences()).toEqual(["stripe-settled"]);
    stripe.objects.invoices = {};
    expect(await differences()).toEqual(["stripe-missing"]);
  });

  test("a second invoice with the id of ours", async () => {
    stripe.invoices.createInvoice({
      customer: Object.keys(stripe.objects.customers)[0] ?? "",
      metadata: { invoice_id: invoice.invoiceId },
    });
    expect(await differences()).toEqual(["stripe-stranger"]);
  });
});

describe("what a mend does not help is raised, and no run says that it mended it", () => {
  const rows = () =>
    app.sql`select kind, settled_how as "settledHow" from billing_difference order by found_at, settled_at`;

  test("a refund over there of more than its payment pays on one invoice here", async () => {
    const { institutionId } = invoice.institution;
    await paid({ institutionId, amountFen: 1_000n, invoiceId: invoice.invoiceId });
    stripe.payments.payByCard(theirs().id);
    await deliverAll();
    // All of the payment, of which a part pays the invoice and the rest pays nothing.
    stripe.payments.createRefund({ payment_intent: paymentId(), amount: String(invoice.totalFen) });
    stripe.events.length = 0;
    for (const _ of [1, 2]) {
      const { found, mended } = await reconcileBilling(app.worker, system);
      expect([found.map(({ kind, isMended }) => [kind, isMended]), mended]).toEqual([
        [["stripe-refund", false]],
        0,
      ]);
    }
    expect(await rows()).toEqual([{ kind: "stripe-refund", settledHow: null }]);
    expect(await app.sql`select found, mended from reconciliation_run order by id desc limit 1`).toEqual([
      { found: 1, mended: 0 },
    ]);
    expect(await refunds()).toEqual([]);
  });

  test("a call that was asked for again is open until a run finds it made", async () => {
    const { institutionId } = invoice.institution;
    await paid({ institutionId, amountFen: invoice.totalFen, invoiceId: invoice.invoiceId });
    await app.sql`update provider_call set status = 'done' where kind = 'settle-outside'`;
    expect(await reconcileBilling(app.worker, system)).toMatchObject({
      found: [{ kind: "stripe-open", isMended: false }],
      mended: 0,
    });
    expect(await rows()).toEqual([{ kind: "stripe-open", settledHow: null }]);
    await workOff(app);
    await app.setNow(new Date(app.web.now().getTime() + 15 * 60_000));
    expect(await differences()).toEqual([]);
    expect(await rows()).toEqual([{ kind: "stripe-open", settledHow: "gone" }]);
  });
});

test("while Stripe is down the other parts are compared, and what was open stays open", async () => {
  stripe.payments.payByCard(theirs().id);
  stripe.faults.isDown = true;
  expect(await reconcileBilling(app.worker, system)).toEqual({ found: [], mended: 0, unread: ["stripe"] });
  stripe.faults.isDown = false;
  expect(await differences()).toEqual(["stripe-payment"]);
});

test("a call that another one cannot help is dead, and says so without what was sent", async () => {
  await app.sql`update provider_call set status = 'pending', attempts = 0`;
  await app.sql`delete from provider_object`;
  stripe.objects.answers = {};
  const [call]: { id: string }[] = await app.sql`select id from provider_call`;
  await callProvider(app.worker, system, { callId: call?.id ?? "" });
  const calls: unknown[] =
    await app.sql`select status, attempts, last_error as "lastError" from provider_call`;
  expect(calls).toEqual([{ status: "dead", attempts: 1, lastError: "StripeInvalidRequestError 400" }]);
  expect(await differences()).toContain("call-dead");
});
