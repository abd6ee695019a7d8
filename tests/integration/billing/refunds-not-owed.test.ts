import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { proposeFeeChange } from "#app/services/billing/propose-fee-change.server.ts";
import { readOwnInvoice } from "#app/services/billing/read-own-invoice.server.ts";
import { resendRefund } from "#app/services/billing/resend-refund.server.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { standIn, webhookOf } from "#tests/support/billing/stripe.ts";
import { workOff } from "#tests/support/jobs.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { refusalCodeOf, unchanged } from "#tests/support/refusals.ts";

const { stripe, variables } = await standIn();
const app = openTestApp(variables, { isEmptied: true });
const { invoiced, differences, balances, statusOf } = billingIn(app);
const deliver = webhookOf(app);
const deliverAll = async () => {
  for (const event of stripe.events.splice(0)) expect(await deliver(event)).toBe(200);
  await workOff(app);
};
const paymentId = () => Object.keys(stripe.objects.paymentIntents)[0] ?? "";
const refunds = () =>
  app.sql`select amount_fen::int as "amountFen", status from refund order by requested_at, status`;
const calls = () => app.sql`select status from provider_call where kind = 'refund' order by added_at, status`;
const dueFen = async () => (await readOwnInvoice(app.web, invoice.institution, invoice.invoiceId)).leftFen;
const shown = async () => {
  const { payments } = await readOwnInvoice(app.web, invoice.institution, invoice.invoiceId);
  return payments.flatMap(({ refundStatus }) => refundStatus ?? []);
};
const creditFen = 1_000_000n;
let admin: AdminActor;
let invoice: Awaited<ReturnType<typeof invoiced>>;

/** Paid by card and credited in part, while Stripe could not be asked to send that part back. */
beforeEach(async () => {
  invoice = await invoiced();
  await workOff(app);
  stripe.payments.payByCard(Object.keys(stripe.objects.invoices)[0] ?? "");
  await deliverAll();
  // The only admin, who needs no second.
  admin = await moderationIn(app).admin("Finance");
  stripe.faults.isDown = true;
  const { feeId } = invoice;
  const proposal = { feeId, kind: "adjustment", amountFen: creditFen, reason: "A wrong rate." } as const;
  await proposeFeeChange(app.web, admin, proposal);
  await workOff(app);
  stripe.faults.isDown = false;
  expect(await refunds()).toEqual([{ amountFen: Number(creditFen), status: "requested" }]);
});

describe("a refund of a credit whose payment is charged back before it was sent", () => {
  let disputeId: string;
  beforeEach(async () => {
    disputeId = stripe.payments.openDispute(paymentId()).id;
    await deliverAll();
  });

  test("is cancelled: the credit stands, and nobody is owed money", async () => {
    stripe.payments.closeDispute(disputeId, "lost");
    await deliverAll();
    await app.setNow(new Date(app.web.now().getTime() + 2 * 3_600_000));
    await workOff(app);
    expect(await refunds()).toEqual([{ amountFen: Number(creditFen), status: "cancelled" }]);
    expect(await calls()).toEqual([{ status: "done" }]);
    expect(stripe.objects.refunds).toEqual({});
    expect(await statusOf("invoice", invoice.invoiceId)).toBe("open");
    expect(await dueFen()).toBe(invoice.totalFen - creditFen);
    expect(await shown()).toEqual(["cancelled"]);
    const after = await balances();
    expect(after).toMatchObject({ receivable: invoice.totalFen - creditFen });
    expect(after).not.toHaveProperty("cash_stripe");
    expect(await differences()).toEqual([]);
  });

  test("is not sent again by an admin", async () => {
    const rows: { id: string }[] = await app.sql`select id from refund`;
    const refundId = rows[0]?.id ?? "";
    const all = () => app.sql`select *, (select count(*) from event) from refund`;
    expect(await unchanged(all, () => refusalCodeOf(resendRefund(app.web, admin, { refundId })))).toBe(
      "refund-wrong-state",
    );
  });

  test("is owed again, once, when the charge-back is won", async () => {
    stripe.payments.closeDispute(disputeId, "won");
    await deliverAll();
    await deliverAll();
    expect(await refunds()).toEqual([
      { amountFen: Number(creditFen), status: "cancelled" },
      { amountFen: Number(creditFen), status: "paid" },
    ]);
    expect(Object.values(stripe.objects.refunds).map(({ amount }) => amount)).toEqual([Number(creditFen)]);
    expect(await statusOf("invoice", invoice.invoiceId)).toBe("settled");
    expect(await balances()).toMatchObject({ cash_stripe: invoice.totalFen - creditFen });
    expect(await differences()).toEqual([]);
  });

  test("counts as paid if Stripe had sent it all the same", async () => {
    const rows: { id: string }[] = await app.sql`select id from refund`;
    stripe.payments.closeDispute(disputeId, "won");
    stripe.events.length = 0;
    const sent = {
      payment_intent: paymentId(),
      amount: String(creditFen),
      metadata: { refund_id: rows[0]?.id ?? "" },
    };
    stripe.payments.createRefund(sent);
    await deliverAll();
    expect(await refunds()).toEqual([{ amountFen: Number(creditFen), status: "paid" }]);
    expect(await differences()).toEqual(["stripe-dispute"]);
    expect(await statusOf("invoice", invoice.invoiceId)).toBe("settled");
    expect(await balances()).toMatchObject({ cash_stripe: invoice.totalFen - creditFen });
    expect(await differences()).toEqual([]);
  });
});

test("a cancelled refund leaves no failed call behind", async () => {
  await app.sql`update provider_call set status = 'dead', attempts = 9, last_error = 'none' where kind = 'refund'`;
  expect(await differences()).toEqual(["call-dead"]);
  stripe.payments.openDispute(paymentId());
  await deliverAll();
  expect(await refunds()).toEqual([{ amountFen: Number(creditFen), status: "cancelled" }]);
  expect(await calls()).toEqual([{ status: "done" }]);
  expect(await differences()).toEqual([]);
});

test("a refund of a credit that somebody made at Stripe meanwhile is not sent a second time", async () => {
  stripe.payments.createRefund({ payment_intent: paymentId(), amount: String(creditFen) });
  await deliverAll();
  await app.setNow(new Date(app.web.now().getTime() + 2 * 3_600_000));
  await workOff(app);
  expect(await refunds()).toEqual([
    { amountFen: Number(creditFen), status: "cancelled" },
    { amountFen: Number(creditFen), status: "paid" },
  ]);
  expect(Object.keys(stripe.objects.refunds)).toHaveLength(1);
  expect(await statusOf("invoice", invoice.invoiceId)).toBe("settled");
  expect(await differences()).toEqual([]);
});
