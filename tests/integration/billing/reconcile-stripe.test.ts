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

  test("a refund over there of more than its payment", async () => {
    stripe.payments.payByCard(theirs().id);
    await deliverAll();
    stripe.payments.createRefund({ payment_intent: paymentId() }).amount += 1;
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
    // What there was of it went back.
    expect(await refunds()).toMatchObject([{ amountFen: Number(invoice.totalFen), status: "paid" }]);
    expect(await balances()).not.toHaveProperty("cash_stripe");
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

describe("one odd object does not end a run", () => {
  const runs = () =>
    app.sql`select found, mended, finished_at is not null as "isFinished" from reconciliation_run order by id`;

  test("a refund and a dispute of no amount are raised by name, and nothing is booked of them", async () => {
    stripe.payments.payByCard(theirs().id);
    await deliverAll();
    const refund = stripe.payments.createRefund({ payment_intent: paymentId(), amount: "1000" });
    const dispute = stripe.payments.openDispute(paymentId());
    for (const odd of [0, -1, 0.5]) {
      refund.amount = odd;
      dispute.amount = odd;
      await deliverAll();
      expect(await differences()).toEqual(["stripe-odd", "stripe-odd"]);
    }
    expect(await refunds()).toEqual([]);
    expect(await app.sql`select from charge_back`).toEqual([]);
    expect(await statusOf("invoice", invoice.invoiceId)).toBe("settled");
    expect(await runs()).toEqual([1, 2, 3].map(() => ({ found: 2, mended: 0, isFinished: true })));
    expect(
      await app.sql`select kind, count(*)::int as times from billing_difference where settled_at is null group by kind`,
    ).toEqual([{ kind: "stripe-odd", times: 1 }]);
  });

  test("a mend that fails says why at its difference, and the run mends the others", async () => {
    const { externalId } = await theOtherIsPaid();
    await app.owner.query(
      `alter table receipt add constraint no_such_payment check (external_id <> '${paymentId()}') not valid`,
    );
    try {
      const { found, mended } = await reconcileBilling(app.worker, system);
      expect(mended).toBe(1);
      expect(found.map(({ kind, isMended, detail }) => [kind, isMended, detail["mendError"]]).sort()).toEqual(
        [
          ["stripe-payment", false, "error 23514 no_such_payment"],
          ["stripe-payment", true, undefined],
        ],
      );
      expect(await runs()).toEqual([{ found: 2, mended: 1, isFinished: true }]);
      expect(
        await app.sql`
        select detail ->> 'mendError' as "mendError" from billing_difference where settled_at is null`,
      ).toEqual([{ mendError: "error 23514 no_such_payment" }]);
      expect(await app.sql`select external_id as "externalId" from receipt`).toEqual([{ externalId }]);
    } finally {
      await app.owner.query("alter table receipt drop constraint no_such_payment");
    }
    expect(await differences()).toEqual(["stripe-payment"]);
    expect(await differences()).toEqual([]);
  });

  /** Two invoices paid over there, of which nothing was heard; the payment of the second. */
  async function theOtherIsPaid(): Promise<{ externalId: string }> {
    await invoiced();
    await workOff(app);
    for (const { id } of Object.values(stripe.objects.invoices)) stripe.payments.payByCard(id);
    stripe.events.length = 0;
    return { externalId: Object.keys(stripe.objects.paymentIntents)[1] ?? "" };
  }
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
