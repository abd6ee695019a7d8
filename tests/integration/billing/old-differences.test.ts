import { expect, test } from "vitest";
import { reconcileBilling } from "#app/services/billing/reconcile/reconcile-billing.server.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { madeAtStripe } from "#tests/support/billing/differences/made-at-stripe.ts";
import { standIn, webhookOf } from "#tests/support/billing/stripe.ts";
import { workOff } from "#tests/support/jobs.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const { stripe, variables } = await standIn();
const app = openTestApp(variables, { isEmptied: true });
const { invoiced } = billingIn(app);
const deliver = webhookOf(app);

async function found() {
  const { found } = await reconcileBilling(app.worker, { kind: "system" });
  return found.map(({ kind, detail, isMended }) => ({ kind, detail, isMended }));
}
const rows = () => app.sql`select kind, settled_how as "settledHow" from billing_difference`;
const later = (minutes: number) => app.setNow(new Date(app.web.now().getTime() + minutes * 60_000));
/** Stripe's lists of a run go back 120 days. */
const beyondTheLists = () => later(121 * 24 * 60);

async function paidByCard() {
  const invoice = await invoiced();
  await workOff(app);
  const there = Object.values(stripe.objects.invoices)[0];
  if (there === undefined) throw new Error("no invoice was presented");
  stripe.payments.payByCard(there.id);
  for (const event of stripe.events.splice(0)) expect(await deliver(event)).toBe(200);
  await workOff(app);
  return { ...invoice, there, payment_intent: Object.keys(stripe.objects.paymentIntents)[0] ?? "" };
}

test.each(["stripe-odd", "stripe-stranger"] as const)(
  "%s is open 121 days later, and gone only when it is remedied",
  async (kind) => {
    const admin = await moderationIn(app).admin("Finance", ["finance"]);
    const { detail, remedy } = await madeAtStripe(app, admin, stripe)[kind]();
    expect(await found()).toEqual([{ kind, detail, isMended: false }]);
    await beyondTheLists();
    for (const _ of [1, 2]) expect(await found()).toEqual([{ kind, detail, isMended: false }]);
    expect(await rows()).toEqual([{ kind, settledHow: null }]);
    await remedy?.();
    await later(15);
    expect(await found()).toEqual([]);
    expect(await rows()).toEqual([{ kind, settledHow: "gone" }]);
  },
);

test("a refund and a dispute that cannot be booked in full are open 121 days later", async () => {
  const { payment_intent } = await paidByCard();
  const refund = stripe.payments.createRefund({ payment_intent });
  refund.amount += 1;
  const dispute = stripe.payments.openDispute(payment_intent);
  dispute.currency = "usd";
  stripe.events.length = 0;
  const kinds = async () => (await found()).map(({ kind, isMended }) => [kind, isMended]);
  const open = [
    ["stripe-refund", false],
    ["stripe-currency", false],
  ];
  expect(await kinds()).toEqual(open);
  await beyondTheLists();
  expect(await kinds()).toEqual(open);
  refund.amount -= 1;
  dispute.status = "warning_closed";
  await later(15);
  expect(await kinds()).toEqual([]);
  expect(await app.sql`select from billing_difference where settled_at is null`).toEqual([]);
});

test("a settled invoice of another amount at Stripe is open 121 days later", async () => {
  const { there, totalFen } = await paidByCard();
  there.total = 7;
  expect(await found()).toMatchObject([{ kind: "stripe-amount" }]);
  await beyondTheLists();
  expect(await found()).toMatchObject([{ kind: "stripe-amount" }]);
  expect(await rows()).toEqual([{ kind: "stripe-amount", settledHow: null }]);
  there.total = Number(totalFen);
  await later(15);
  expect(await found()).toEqual([]);
  expect(await rows()).toEqual([{ kind: "stripe-amount", settledHow: "gone" }]);
});
