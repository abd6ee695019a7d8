import { expect, test } from "vitest";
import { voidInvoice } from "#app/services/billing/void-invoice.server.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { standIn, webhookOf } from "#tests/support/billing/stripe.ts";
import { workOff } from "#tests/support/jobs.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

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
