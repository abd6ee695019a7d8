import { beforeEach, expect, test } from "vitest";
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

test("a card payment of an invoice that was paid meanwhile goes back to the card, proposed and confirmed by two", async () => {
  const { institution, invoiceId, totalFen } = await invoiced();
  await workOff(app);
  const [there] = Object.values(stripe.objects.invoices);
  // Both are under way at once: neither knows of the other.
  stripe.payments.payByCard(there?.id ?? "");
  await paid({ institutionId: institution.institutionId, invoiceId, amountFen: totalFen });
  await deliverAll();
  expect(await statusOf("invoice", invoiceId)).toBe("settled");
  expect(await balances()).toMatchObject({
    cash_bank: totalFen,
    cash_stripe: totalFen,
    unapplied: -totalFen,
  });

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
