import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { actOnStatement } from "#app/services/billing/bank/act-on-statement.server.ts";
import { proposeForReceipt } from "#app/services/billing/bank/propose-for-receipt.server.ts";
import { readBillingToday } from "#app/services/billing/read-billing-today.server.ts";
import { convergeOnStripeDispute } from "#app/services/billing/stripe/converge-on-stripe-dispute.server.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { standIn, webhookOf } from "#tests/support/billing/stripe.ts";
import { workOff } from "#tests/support/jobs.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { refusalCodeOf, unchanged } from "#tests/support/refusals.ts";

/** Money of a card that paid an invoice and was more than it: what goes back or is taken back of it at Stripe. */

const { stripe, variables } = await standIn();
const app = openTestApp(variables, { isEmptied: true });
const { invoiced, differences, balances, statusOf, paid } = billingIn(app);
const deliver = webhookOf(app);
const deliverAll = async () => {
  for (const event of stripe.events.splice(0)) expect(await deliver(event)).toBe(200);
  await workOff(app);
};
const theirs = () => Object.values(stripe.objects.invoices)[0] ?? { id: "" };
const paymentId = () => Object.keys(stripe.objects.paymentIntents)[0] ?? "";
const receiptId = async (): Promise<string> => {
  const rows: { id: string }[] = await app.sql`select id from receipt where provider = 'stripe'`;
  return rows[0]?.id ?? "";
};
const all = () => app.sql`
  select (select json_agg(t order by id) from ledger_posting t) as postings, (select count(*) from confirmation) as confirmations,
    (select json_agg(a order by id) from receipt_allocation a) as allocations, (select count(*) from event) as events`;

let admin: AdminActor;
let another: AdminActor;
let invoice: Awaited<ReturnType<typeof invoiced>>;
let halfFen: bigint;

/** Half of the invoice was paid by transfer, then all of it by card: half of the card's money pays nothing. */
beforeEach(async () => {
  const { admin: adminOf } = moderationIn(app);
  admin = await adminOf("Finance", ["finance"]);
  another = await adminOf("Another", ["finance"]);
  invoice = await invoiced();
  await workOff(app);
  halfFen = invoice.totalFen / 2n;
  const { institutionId } = invoice.institution;
  await paid({ institutionId, amountFen: halfFen, invoiceId: invoice.invoiceId });
  stripe.payments.payByCard(theirs().id);
  await deliverAll();
  expect(await balances()).toMatchObject({ cash_stripe: invoice.totalFen, unapplied: -halfFen });
});

describe("a charge-back of more than pays the invoice", () => {
  beforeEach(async () => {
    stripe.payments.openDispute(paymentId());
    await deliverAll();
  });
  const close = async (as: "won" | "lost") => {
    stripe.payments.closeDispute(Object.keys(stripe.objects.disputes)[0] ?? "", as);
    await deliverAll();
  };

  test("takes also what of the payment pays nothing: nobody can apply or return it", async () => {
    await close("lost");
    expect(await statusOf("invoice", invoice.invoiceId)).toBe("open");
    const after = await balances();
    expect(after).toMatchObject({ cash_bank: halfFen, receivable: halfFen });
    expect([after["cash_stripe"], after["unapplied"]]).toEqual([undefined, undefined]);
    expect((await readBillingToday(app.web, admin)).money.receivedStripeFen).toBe(0n);
    const id = await receiptId();
    const { invoiceId } = invoice;
    const refused = (of: Parameters<typeof proposeForReceipt>[2]) =>
      unchanged(all, () => refusalCodeOf(proposeForReceipt(app.web, admin, of)));
    expect(await refused({ act: "apply", receiptId: id, invoiceId })).toBe("receipt-used-up");
    expect(await refused({ act: "return", receiptId: id })).toBe("bank-nothing-to-return");
    expect(await differences()).toEqual([]);
  });

  test("gives all of it back when it is won", async () => {
    await close("won");
    expect(await statusOf("invoice", invoice.invoiceId)).toBe("settled");
    expect(await balances()).toMatchObject({ cash_stripe: invoice.totalFen, unapplied: -halfFen });
    expect(await differences()).toEqual([]);
    const { institutionId } = invoice.institution;
    expect(
      await app.sql`select kind, count(*)::int as times from ledger_transaction
        where institution_id = ${institutionId} and kind like 'over-payment-%' group by kind order by kind`,
    ).toEqual([
      { kind: "over-payment-charged-back", times: 1 },
      { kind: "over-payment-restored", times: 1 },
    ]);
  });
});

test("a charge-back larger than its payment takes all of the payment, and the rest is raised", async () => {
  const dispute = stripe.payments.openDispute(paymentId());
  dispute.amount = Number(invoice.totalFen) + 1;
  await deliverAll();
  const after = await balances();
  expect([after["cash_stripe"], after["unapplied"]]).toEqual([undefined, undefined]);
  for (const _ of [1, 2]) expect(await differences()).toEqual(["charge-back-beyond"]);
  expect(await app.sql`select kind, settled_how as "settledHow" from billing_difference`).toEqual([
    { kind: "charge-back-beyond", settledHow: null },
  ]);
});

describe("a refund over there of all of the payment", () => {
  const refunds = () => app.sql`
    select amount_fen::text as "amountFen", invoice_id is not null as "isOfInvoice", status from refund order by invoice_id`;
  const half = (isOfInvoice: boolean, status: string) => ({
    amountFen: String(halfFen),
    isOfInvoice,
    status,
  });
  const refunded = () => stripe.payments.createRefund({ payment_intent: paymentId() });

  test.each([
    ["by its events", true],
    ["by the reconciliation", false],
  ])("is divided between the invoice and what pays nothing, %s", async (_, isHeard) => {
    refunded();
    if (!isHeard) stripe.events.length = 0;
    await deliverAll();
    expect(await differences()).toEqual(isHeard ? [] : ["stripe-refund"]);
    expect(await refunds()).toEqual([half(true, "paid"), half(false, "paid")]);
    expect(await statusOf("invoice", invoice.invoiceId)).toBe("open");
    const after = await balances();
    expect(after).toMatchObject({ cash_bank: halfFen, receivable: halfFen });
    expect([after["cash_stripe"], after["unapplied"]]).toEqual([undefined, undefined]);
    expect(await differences()).toEqual([]);
  });

  test("is booked back as a whole when it fails after it was paid", async () => {
    const { id } = refunded();
    await deliverAll();
    stripe.payments.failRefund(id);
    await deliverAll();
    expect(await refunds()).toEqual([half(true, "cancelled"), half(false, "failed")]);
    expect(await statusOf("invoice", invoice.invoiceId)).toBe("settled");
    expect(await balances()).toMatchObject({ cash_stripe: invoice.totalFen, unapplied: -halfFen });
    expect(
      await app.sql`select count(*)::int as times from ledger_transaction where kind = 'refund-failed'`,
    ).toEqual([{ times: 2 }]);
    expect(await differences()).toEqual([]);
  });
});

test("an over-payment that was to be returned and is charged back first is not sent: nobody is owed it", async () => {
  stripe.faults.isDown = true;
  await proposeForReceipt(app.web, admin, { act: "return", receiptId: await receiptId() });
  const rows: { id: string }[] = await app.sql`select id from confirmation`;
  await actOnStatement(app.web, another, { act: "confirm", confirmationId: rows[0]?.id ?? "" });
  await workOff(app);
  stripe.faults.isDown = false;
  const refunds = () => app.sql`select amount_fen::text as "amountFen", status from refund`;
  expect(await refunds()).toEqual([{ amountFen: String(halfFen), status: "requested" }]);
  const { id } = stripe.payments.openDispute(paymentId());
  await convergeOnStripeDispute(app.worker, { kind: "system" }, { externalId: id });
  const after = await balances();
  expect([after["cash_stripe"], after["unapplied"]]).toEqual([undefined, undefined]);
  stripe.payments.closeDispute(id, "lost");
  await deliverAll();
  expect(await refunds()).toEqual([{ amountFen: String(halfFen), status: "cancelled" }]);
  expect(await app.sql`select status from provider_call where kind = 'refund'`).toEqual([{ status: "done" }]);
  expect(stripe.objects.refunds).toEqual({});
  expect(await balances()).toEqual(after);
  expect(await differences()).toEqual([]);
});
