import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import * as invoicePage from "#app/routes/admin.billing.invoices.$invoiceId/route.tsx";
import * as proposalsPage from "#app/routes/admin.billing.proposals/route.tsx";
import { readInvoiceAsAdmin } from "#app/services/billing/read-invoice-as-admin.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { standIn, webhookOf } from "#tests/support/billing/stripe.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { workOff } from "#tests/support/jobs.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const { stripe, variables } = await standIn();
const app = openTestApp(variables, { isEmptied: true });
const { invoiced, paid, differences, balances, statusOf } = billingIn(app);
const deliver = webhookOf(app);
const web = testWeb(app, {
  "/admin/billing/invoices/:invoiceId": { loader: invoicePage.loader, action: invoicePage.action },
  "/admin/billing/proposals": { loader: proposalsPage.loader },
});
let first: AdminActor;
let second: AdminActor;

beforeEach(async () => {
  const { admin } = moderationIn(app);
  [first, second] = [await admin("Finance 1", ["finance"]), await admin("Finance 2", ["finance"])];
});

const at = (who: AdminActor) => web.browser(web.sessions.admin(who.userId, who.roles));
async function acts(who: AdminActor, invoiceId: string, fields: Record<string, string>): Promise<void> {
  const { status, text } = await at(who).post(adminPaths.invoice(invoiceId), fields);
  expect([status, text]).toEqual([303, ""]);
}
async function deliverAll(): Promise<void> {
  for (const event of stripe.events.splice(0)) expect(await deliver(event)).toBe(200);
  await workOff(app);
}

/** An invoice that was paid by transfer while its payment by card was under way: neither knows of the other. */
async function paidTwice() {
  const invoice = await invoiced();
  const { institution, invoiceId, totalFen } = invoice;
  await workOff(app);
  stripe.payments.payByCard(Object.values(stripe.objects.invoices)[0]?.id ?? "");
  await paid({ institutionId: institution.institutionId, invoiceId, amountFen: totalFen });
  await deliverAll();
  expect(await statusOf("invoice", invoiceId)).toBe("settled");
  expect(await balances()).toMatchObject({
    cash_bank: totalFen,
    cash_stripe: totalFen,
    unapplied: -totalFen,
  });
  return invoice;
}
async function returnedByTwo(invoiceId: string): Promise<void> {
  const { receipts } = await readInvoiceAsAdmin(app.web, first, invoiceId);
  await acts(first, invoiceId, { act: "return", receiptId: receipts[0]?.id ?? "" });
  const { receipts: proposed } = await readInvoiceAsAdmin(app.web, second, invoiceId);
  await acts(second, invoiceId, { act: "confirm", confirmationId: proposed[0]?.proposal?.id ?? "" });
  await workOff(app);
}

test("a card payment of an invoice that was paid meanwhile goes back to the card, proposed and confirmed by two", async () => {
  const { invoiceId, totalFen } = await paidTwice();
  const { receipts } = await readInvoiceAsAdmin(app.web, first, invoiceId);
  expect(receipts).toMatchObject([{ provider: "stripe", unappliedFen: totalFen, proposal: null }]);
  await acts(first, invoiceId, { act: "return", receiptId: receipts[0]?.id ?? "" });
  await workOff(app);
  expect(await balances()).toMatchObject({ unapplied: -totalFen });
  const waiting = await at(second).get("/admin/billing/proposals");
  expect(waiting.text).toContain(invoiceId);

  const { receipts: proposed } = await readInvoiceAsAdmin(app.web, second, invoiceId);
  expect(proposed).toMatchObject([{ proposal: { kind: "return", isOwn: false, whyNot: null } }]);
  await acts(second, invoiceId, { act: "confirm", confirmationId: proposed[0]?.proposal?.id ?? "" });
  await workOff(app);
  await deliverAll();
  expect(Object.values(stripe.objects.refunds).map(({ amount }) => amount)).toEqual([Number(totalFen)]);
  const after = await balances();
  expect(after).toMatchObject({ cash_bank: totalFen });
  expect([after["unapplied"], after["cash_stripe"]]).toEqual([undefined, undefined]);
  expect(await statusOf("invoice", invoiceId)).toBe("settled");
  expect((await readInvoiceAsAdmin(app.web, first, invoiceId)).receipts).toEqual([]);
  expect(await differences()).toEqual([]);
});

describe("money on its way back that somebody sends back at Stripe meanwhile", () => {
  const paymentId = () => Object.keys(stripe.objects.paymentIntents)[0] ?? "";
  const refunds = () =>
    app.sql`select amount_fen::int as "amountFen", status from refund order by requested_at, status`;
  const wentBackOnce = async (totalFen: bigint) => {
    expect(await refunds()).toEqual([
      { amountFen: Number(totalFen), status: "cancelled" },
      { amountFen: Number(totalFen), status: "paid" },
    ]);
    expect(await app.sql`select status from provider_call where kind = 'refund'`).toEqual([
      { status: "done" },
    ]);
    const after = await balances();
    expect(after).toMatchObject({ cash_bank: totalFen });
    expect([after["unapplied"], after["cash_stripe"]]).toEqual([undefined, undefined]);
    expect(await differences()).toEqual([]);
  };

  test("is booked once, and what failed here is cancelled", async () => {
    const { invoiceId, totalFen } = await paidTwice();
    await returnedByTwo(invoiceId);
    stripe.payments.failRefund(Object.keys(stripe.objects.refunds)[0] ?? "");
    await deliverAll();
    expect(await refunds()).toMatchObject([{ status: "failed" }]);
    stripe.payments.createRefund({ payment_intent: paymentId(), amount: String(totalFen) });
    await deliverAll();
    await wentBackOnce(totalFen);
  });

  test("is booked once, and what was not sent from here is not sent any more", async () => {
    const { invoiceId, totalFen } = await paidTwice();
    stripe.faults.isDown = true;
    await returnedByTwo(invoiceId);
    stripe.faults.isDown = false;
    expect(await refunds()).toMatchObject([{ status: "requested" }]);
    stripe.payments.createRefund({ payment_intent: paymentId(), amount: String(totalFen) });
    await deliverAll();
    await app.setNow(new Date(app.web.now().getTime() + 2 * 3_600_000));
    await workOff(app);
    expect(Object.keys(stripe.objects.refunds)).toHaveLength(1);
    await wentBackOnce(totalFen);
  });

  test("in part is booked, and the rest can be returned again", async () => {
    const { invoiceId, totalFen } = await paidTwice();
    await returnedByTwo(invoiceId);
    stripe.payments.failRefund(Object.keys(stripe.objects.refunds)[0] ?? "");
    await deliverAll();
    stripe.payments.createRefund({ payment_intent: paymentId(), amount: "1000" });
    await deliverAll();
    expect(await balances()).toMatchObject({ cash_stripe: totalFen - 1_000n, unapplied: 1_000n - totalFen });
    await returnedByTwo(invoiceId);
    await deliverAll();
    const after = await balances();
    expect([after["unapplied"], after["cash_stripe"]]).toEqual([undefined, undefined]);
    expect(await differences()).toEqual([]);
  });
});
