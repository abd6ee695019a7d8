import { expect, test } from "vitest";
import { proposeFeeChange } from "#app/services/billing/propose-fee-change.server.ts";
import { readOwnInvoice } from "#app/services/billing/read-own-invoice.server.ts";
import { convergeOnStripeInvoice } from "#app/services/billing/stripe/converge-on-stripe-invoice.server.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { standIn, webhookOf } from "#tests/support/billing/stripe.ts";
import { workOff } from "#tests/support/jobs.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

/** An invoice's page offers payment by card only where Stripe's page asks exactly what is left. */

const { stripe, variables } = await standIn();
const app = openTestApp(variables, { isEmptied: true });
const { invoiced, paid, differences } = billingIn(app);
const deliver = webhookOf(app);
const deliverAll = async () => {
  for (const event of stripe.events.splice(0)) expect(await deliver(event)).toBe(200);
  await workOff(app);
};
const theirs = () => stripe.invoices.invoiceBy(Object.keys(stripe.objects.invoices)[0] ?? "");

async function presented() {
  const invoice = await invoiced();
  await workOff(app);
  await deliverAll();
  const { institution, invoiceId } = invoice;
  const shown = async () => {
    const { leftFen, payUrl, isTransferOnly } = await readOwnInvoice(app.web, institution, invoiceId);
    return { leftFen, isOffered: payUrl === theirs().hosted_invoice_url, isTransferOnly };
  };
  return { ...invoice, institutionId: institution.institutionId, shown };
}
const byCard = { isOffered: true, isTransferOnly: false };
const byTransfer = { isOffered: false, isTransferOnly: true };

test("the whole of an invoice is payable by card", async () => {
  const { shown, totalFen } = await presented();
  expect(await shown()).toEqual({ leftFen: totalFen, ...byCard });
});

test("what a transfer in part left is payable by transfer alone, as Stripe's page asks for the whole", async () => {
  const { shown, totalFen, institutionId, invoiceId } = await presented();
  await paid({ institutionId, amountFen: totalFen - 100n, invoiceId });
  await workOff(app);
  await deliverAll();
  expect(theirs().amount_remaining).toBe(Number(totalFen));
  expect(await shown()).toEqual({ leftFen: 100n, ...byTransfer });
});

test("what a credit note left is payable by card once Stripe's page asks that", async () => {
  const { shown, totalFen, feeId } = await presented();
  // The only admin, who needs no second.
  const admin = await moderationIn(app).admin("Finance");
  const proposal = { feeId, kind: "adjustment", amountFen: 1_000n, reason: "A wrong rate." } as const;
  await proposeFeeChange(app.web, admin, proposal);
  expect(await shown()).toEqual({ leftFen: totalFen - 1_000n, ...byTransfer });
  await workOff(app);
  stripe.events.length = 0;
  expect(await shown()).toEqual({ leftFen: totalFen - 1_000n, ...byCard });
  expect(await differences()).toEqual([]);
});

test.each(["open", "lost"] as const)(
  "what is due again after a charge-back (%s) is payable by transfer alone, as Stripe's page is paid",
  async (decided) => {
    const { shown, totalFen } = await presented();
    stripe.payments.payByCard(theirs().id);
    await deliverAll();
    expect(await shown()).toEqual({ leftFen: 0n, isOffered: false, isTransferOnly: false });
    const { id } = stripe.payments.openDispute(Object.keys(stripe.objects.paymentIntents)[0] ?? "");
    if (decided === "lost") stripe.payments.closeDispute(id, decided);
    await deliverAll();
    expect(await shown()).toEqual({ leftFen: totalFen, ...byTransfer });
  },
);

test("an invoice that was made void over there is payable by transfer alone", async () => {
  const { shown, totalFen } = await presented();
  stripe.invoices.end(theirs().id, "void");
  await deliverAll();
  expect(await shown()).toEqual({ leftFen: totalFen, ...byTransfer });
});

test("an invoice in another currency over there is payable by transfer alone", async () => {
  const { shown, totalFen } = await presented();
  theirs().currency = "hkd";
  await convergeOnStripeInvoice(app.worker, { kind: "system" }, { externalId: theirs().id });
  expect(await shown()).toEqual({ leftFen: totalFen, ...byTransfer });
});

test("without Stripe a transfer is the only way, and nothing is said of cards", async () => {
  const { institution, invoiceId, totalFen } = await invoiced();
  expect(await readOwnInvoice(app.web, institution, invoiceId)).toMatchObject({
    leftFen: totalFen,
    payUrl: null,
    isTransferOnly: false,
  });
});
