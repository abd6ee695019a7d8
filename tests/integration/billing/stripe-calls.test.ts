import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { callProvider } from "#app/services/billing/call-provider.server.ts";
import { retryCall } from "#app/services/billing/retry-call.server.ts";
import { voidInvoice } from "#app/services/billing/void-invoice.server.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { standIn, webhookOf } from "#tests/support/billing/stripe.ts";
import { workOff } from "#tests/support/jobs.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { refusalCodeOf, unchanged } from "#tests/support/refusals.ts";

const { stripe, variables } = await standIn();
const app = openTestApp(variables, { isEmptied: true });
const { invoiced, differences, balances, statusOf, paid } = billingIn(app);
const deliver = webhookOf(app);
const deliverAll = async () => {
  for (const event of stripe.events.splice(0)) expect(await deliver(event)).toBe(200);
  await workOff(app);
};
const calls = () =>
  app.sql`select kind, status, attempts, last_error as "lastError" from provider_call order by added_at, kind`;
const [theInvoice] = [() => Object.values(stripe.objects.invoices)[0]];

test("an invoice is presented with its number, lines and total, paid on the hosted page, and settled here", async () => {
  const { invoiceId, number, totalFen, feeId } = await invoiced();
  await workOff(app);
  expect(await calls()).toEqual([{ kind: "present-invoice", status: "done", attempts: 1, lastError: null }]);
  expect(theInvoice()).toMatchObject({ number, status: "open", total: Number(totalFen), currency: "cny" });
  const objects: { kind: string; payUrl: string | null }[] =
    await app.sql`select kind, pay_url as "payUrl" from provider_object order by kind`;
  expect(objects).toEqual([
    { kind: "customer", payUrl: null },
    { kind: "invoice", payUrl: theInvoice()?.hosted_invoice_url },
  ]);
  const paidPage = await fetch(`${theInvoice()?.hosted_invoice_url}?lang=en`, {
    method: "POST",
    body: new URLSearchParams({ card: "good" }),
  });
  expect(await paidPage.text()).toContain("Paid");
  await deliverAll();
  expect(await statusOf("invoice", invoiceId)).toBe("settled");
  expect(await statusOf("fee", feeId)).toBe("paid");
  expect(await balances()).toMatchObject({ cash_stripe: totalFen });
  expect(await differences()).toEqual([]);
});

test("what is paid in another currency than yuan settles nothing, and is raised", async () => {
  const { invoiceId } = await invoiced();
  await workOff(app);
  stripe.invoices.invoiceBy(theInvoice()?.id ?? "").currency = "jpy";
  stripe.payments.payByCard(theInvoice()?.id ?? "");
  await deliverAll();
  for (const _ of [1, 2]) expect(await differences()).toEqual(["stripe-currency"]);
  expect(await app.sql`select from receipt`).toEqual([]);
  expect(await statusOf("invoice", invoiceId)).toBe("open");
  expect(await balances()).not.toHaveProperty("cash_stripe");
});

test("a refund and a dispute in another currency change nothing, and are raised", async () => {
  const { invoiceId, totalFen } = await invoiced();
  await workOff(app);
  stripe.payments.payByCard(theInvoice()?.id ?? "");
  await deliverAll();
  const [payment = ""] = Object.keys(stripe.objects.paymentIntents);
  stripe.payments.createRefund({ payment_intent: payment, amount: "1000" }).currency = "jpy";
  stripe.payments.openDispute(payment).currency = "jpy";
  await deliverAll();
  expect(await differences()).toEqual(["stripe-currency", "stripe-currency"]);
  expect(await app.sql`select from refund`).toEqual([]);
  expect(await app.sql`select from charge_back`).toEqual([]);
  expect(await statusOf("invoice", invoiceId)).toBe("settled");
  expect(await balances()).toMatchObject({ cash_stripe: totalFen });
});

test("a declined card pays nothing", async () => {
  const { invoiceId } = await invoiced();
  await workOff(app);
  stripe.payments.payByCard(theInvoice()?.id ?? "", { isDeclined: true });
  await deliverAll();
  expect(await statusOf("invoice", invoiceId)).toBe("open");
  expect(await app.sql`select from receipt`).toEqual([]);
});

test("an invoice that is void before or after it was presented cannot be paid there", async () => {
  const { invoiceId } = await invoiced();
  const admin = await moderationIn(app).admin("Finance");
  await voidInvoice(app.web, admin, { invoiceId, reason: "The title was wrong.", reissued: true });
  await workOff(app);
  expect(Object.values(stripe.objects.invoices).map(({ status }) => status)).toEqual(["open"]);
  const rows: { id: string }[] = await app.sql`select id from invoice where status = 'open'`;
  await voidInvoice(app.web, admin, { invoiceId: rows[0]?.id ?? "", reason: "Again.", reissued: false });
  await workOff(app);
  expect(Object.values(stripe.objects.invoices).map(({ status }) => status)).toEqual(["void"]);
  await deliverAll();
  expect(await differences()).toEqual([]);
});

test("an invoice that was paid by transfer is settled at Stripe, and nothing is booked for that", async () => {
  const { invoiceId, institution, totalFen } = await invoiced();
  await workOff(app);
  await paid({ institutionId: institution.institutionId, amountFen: totalFen, invoiceId });
  await workOff(app);
  expect(theInvoice()?.status).toBe("paid");
  await deliverAll();
  const receipts: unknown[] = await app.sql`select provider from receipt`;
  expect(receipts).toEqual([{ provider: "bank" }]);
  expect(await differences()).toEqual([]);
});

describe("a process that ended between the call and its note", () => {
  beforeEach(async () => {
    await invoiced();
    await workOff(app);
    await app.sql`update provider_call set status = 'pending', attempts = 0`;
    await app.sql`delete from provider_object`;
  });
  const again = async () => {
    const rows: { id: string }[] = await app.sql`select id from provider_call`;
    await callProvider(app.worker, { kind: "system" }, { callId: rows[0]?.id ?? "" });
  };
  const objects = () => app.sql`select kind, external_id as "externalId" from provider_object order by kind`;
  const one = () => [
    { kind: "customer", externalId: Object.keys(stripe.objects.customers).join() },
    { kind: "invoice", externalId: theInvoice()?.id },
  ];

  test("leaves one customer and one invoice, by the keys of the call", async () => {
    await again();
    expect(await objects()).toEqual(one());
    expect(Object.keys(stripe.objects.invoices)).toHaveLength(1);
  });

  test("also a day later, when Stripe has forgotten the keys", async () => {
    await app.setNow(new Date(app.web.now().getTime() + 25 * 3_600_000));
    stripe.objects.answers = {};
    await again();
    expect(await objects()).toEqual(one());
    expect(Object.keys(stripe.objects.invoices)).toHaveLength(1);
  });

  test.each([
    ["of another total", { total: 1 }],
    ["in another currency", { currency: "hkd" }],
    ["that is a draft", { status: "draft" }],
  ] as const)(
    "but an invoice %s with our id is not taken for ours, and what it says of payments is not booked",
    async (_, other) => {
      const theirs = theInvoice();
      stripe.payments.payByCard(theirs?.id ?? "");
      Object.assign(theirs ?? {}, other);
      await deliverAll();
      expect(await app.sql`select from receipt`).toEqual([]);
      expect(await app.sql`select from provider_object`).toEqual([]);
      expect(await app.sql`select status from invoice`).toEqual([{ status: "open" }]);
      expect(await differences()).toContain("stripe-stranger");
    },
  );

  test.each([
    [
      "total",
      () => stripe.invoices.addLine(drafted(), { amount: "1" }),
      /^the draft's total is \d+ and not \d+$/,
    ],
    ["currency", () => Object.assign(drafted(), { currency: "hkd" }), /^the draft's currency is not CNY$/],
  ] as const)("but a draft of another %s is not made payable: the call is dead", async (_, change, why) => {
    change();
    await again();
    expect(theInvoice()).toMatchObject({ status: "draft" });
    expect(await calls()).toEqual([
      {
        kind: "present-invoice",
        status: "dead",
        attempts: 1,
        lastError: expect.stringMatching(why) as string,
      },
    ]);
    expect(await app.sql`select from provider_object where kind = 'invoice'`).toEqual([]);
    expect(await differences()).toContain("call-dead");
  });

  function drafted() {
    const theirs = stripe.invoices.invoiceBy(theInvoice()?.id ?? "");
    theirs.status = "draft";
    return theirs;
  }

  test("and an event that comes first finds the invoice by what Stripe keeps for us", async () => {
    stripe.payments.payByCard(theInvoice()?.id ?? "");
    await deliverAll();
    const invoices: unknown[] = await app.sql`select status from invoice`;
    expect(invoices).toEqual([{ status: "settled" }]);
  });
});

test("a customer that was deleted over there is replaced with the next invoice", async () => {
  const { institution } = await invoiced();
  await workOff(app);
  const [deleted = ""] = Object.keys(stripe.objects.customers);
  stripe.invoices.deleteCustomer(deleted);
  await deliverAll();
  const admin = await moderationIn(app).admin("Finance");
  const rows: { id: string }[] = await app.sql`select id from invoice`;
  await voidInvoice(app.web, admin, { invoiceId: rows[0]?.id ?? "", reason: "Again.", reissued: true });
  await workOff(app);
  expect(Object.values(stripe.objects.invoices).map(({ status }) => status)).toEqual(["void", "open"]);
  const customers: unknown[] = await app.sql`
    select subject_id as "subjectId", external_id as "externalId" from provider_object where kind = 'customer'`;
  const [customer] = Object.keys(stripe.objects.customers);
  expect(customers).toEqual([{ subjectId: institution.institutionId, externalId: customer }]);
  expect(customer).not.toBe(deleted);
});

describe("a dead call", () => {
  test("is made again by a finance admin, and by nobody else", async () => {
    await invoiced();
    const rows: { id: string }[] =
      await app.sql`update provider_call set status = 'dead', attempts = 9 returning id`;
    const callId = rows[0]?.id ?? "";
    const { admin } = moderationIn(app);
    const [finance, moderator] = [await admin("Finance"), await admin("Moderator", ["moderator"])];
    const all = () => app.sql`select *, (select count(*) from event) from provider_call`;
    const retrying = (by: AdminActor) => refusalCodeOf(retryCall(app.web, by, { callId }));
    expect(await unchanged(all, () => retrying(moderator))).toBe("admin-role-missing");
    await retryCall(app.web, finance, { callId });
    expect(await unchanged(all, () => retrying(finance))).toBe("provider-call-not-dead");
    await workOff(app);
    expect(await calls()).toEqual([
      { kind: "present-invoice", status: "done", attempts: 1, lastError: null },
    ]);
  });
});

test("an institution that gives an address later is invoiced with a due date", async () => {
  await invoiced();
  await workOff(app);
  expect(theInvoice()).toMatchObject({ collection_method: "charge_automatically", due_date: null });
  const rows: { id: string }[] = await app.sql`
    update invoice set profile = profile || '{"email": "books@bank.example"}' returning id`;
  await app.sql`delete from provider_object where kind = 'invoice'`;
  await app.sql`update provider_call set status = 'pending', subject_id = ${rows[0]?.id}`;
  stripe.objects.invoices = {};
  stripe.objects.answers = {};
  const calls: { id: string }[] = await app.sql`select id from provider_call`;
  await callProvider(app.worker, { kind: "system" }, { callId: calls[0]?.id ?? "" });
  expect(theInvoice()).toMatchObject({
    collection_method: "send_invoice",
    customer_email: "books@bank.example",
    status: "open",
  });
  expect(theInvoice()?.due_date).toBe(Date.parse("2026-05-01T16:00:00Z") / 1_000);
});
