import { beforeEach, describe, expect, test } from "vitest";
import { reconcileBilling } from "#app/services/billing/reconcile/reconcile-billing.server.ts";
import { REQUEST_FAULTS, type RequestFault } from "#scripts/fake-stripe/faults.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { amountFen, dealsIn } from "#tests/factories/deals.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { livedAtStripe, LIVES } from "#tests/support/billing/stripe-life.ts";
import { standIn } from "#tests/support/billing/stripe.ts";
import { workOff } from "#tests/support/jobs.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { isWhole, sampleFrom, sampleOf } from "#tests/support/sample.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { proposeFeeChange } from "#app/services/billing/propose-fee-change.server.ts";
import { voidInvoice } from "#app/services/billing/void-invoice.server.ts";

const system = { kind: "system" } as const;
const { stripe, variables } = await standIn();
// One request that gets no answer takes as long as this.
const app = openTestApp({ ...variables, STRIPE_SECONDS: "1" }, { isEmptied: true });
const { accrued, invoiced, paid, statusOf } = billingIn(app);
const { fundedDrawdown } = dealsIn(app);
const hourMs = 3_600_000;
const seeds = Array.from({ length: 1_000 }, (_, at) => at + 1);

beforeEach(() => stripe.faults.seed(sampleFrom(seeds, "faults")));

/** Two runs of the reconciliation, each an hour after the last, with the jobs that they add; the faults are over. */
async function twoRuns(): Promise<string[]> {
  stripe.faults.none();
  for (const _ of [1, 2]) {
    await app.setNow(new Date(app.web.now().getTime() + 2 * hourMs));
    await reconcileBilling(app.worker, system);
    await workOff(app);
  }
  const { found } = await reconcileBilling(app.worker, system);
  return found.map(({ kind }) => kind).sort();
}

const theirs = () => Object.values(stripe.objects.invoices);
const callsLeft = () => app.sql`select kind, status from provider_call where status <> 'done'`;

async function credited(feeId: string, creditFen: bigint): Promise<void> {
  // The only admin, who needs no second.
  const admin = await moderationIn(app).admin("Finance");
  const proposal = { feeId, kind: "adjustment", amountFen: creditFen, reason: "A wrong rate." } as const;
  await proposeFeeChange(app.web, admin, proposal);
}

describe("a request that fails leaves one effect after two runs", () => {
  test.each(sampleOf(REQUEST_FAULTS, 6))("of an invoice presented (%s)", async (fault) => {
    const { number, totalFen } = await invoiced();
    await withFaults(fault, async () => workOff(app));
    expect(await twoRuns()).toEqual([]);
    expect(theirs()).toHaveLength(1);
    expect(theirs()[0]).toMatchObject({ number, status: "open", total: Number(totalFen) });
    expect(Object.keys(stripe.objects.customers)).toHaveLength(1);
    expect(await callsLeft()).toEqual([]);
  });

  test.each(sampleOf(REQUEST_FAULTS, 6))("of one that is credited, paid and refunded (%s)", async (fault) => {
    const { invoiceId, feeId, totalFen } = await invoiced();
    await workOff(app);
    stripe.payments.payByCard(theirs()[0]?.id ?? "");
    expect(await twoRuns()).toEqual([]);
    expect(await statusOf("invoice", invoiceId)).toBe("settled");
    await credited(feeId, 1_000n);
    await withFaults(fault, () => workOff(app));
    expect(await twoRuns()).toEqual([]);
    const refunds: unknown[] = await app.sql`select status, amount_fen::int as "amountFen" from refund`;
    expect(refunds).toEqual([{ status: "paid", amountFen: 1_000 }]);
    expect(Object.values(stripe.objects.refunds).map(({ amount }) => amount)).toEqual([1_000]);
    expect(await callsLeft()).toEqual([]);
    const cash: { sum: string }[] = await app.sql`
      select t.balance_minor::text as sum from ledger_total t join ledger_account a on a.id = t.account_id where a.kind = 'cash_stripe'`;
    expect(cash).toEqual([{ sum: String(totalFen - 1_000n) }]);
  });

  test.each(sampleOf(REQUEST_FAULTS, 6))(
    "of ones that are void or settled by transfer (%s)",
    async (fault) => {
      await accrued();
      await invoiced();
      await workOff(app);
      const rows: { id: string; institutionId: string; totalFen: string }[] = await app.sql`
      select id, institution_id as "institutionId", total_fen as "totalFen" from invoice order by number`;
      const [first, second] = rows;
      const admin = await moderationIn(app).admin("Finance");
      await voidInvoice(app.web, admin, {
        invoiceId: first?.id ?? "",
        reason: "A wrong title.",
        reissued: false,
      });
      const { institutionId = "", totalFen = "0", id: invoiceId = "" } = second ?? {};
      await paid({ institutionId, amountFen: BigInt(totalFen), invoiceId });
      await withFaults(fault, () => workOff(app));
      expect(await twoRuns()).toEqual([]);
      expect(
        theirs()
          .map(({ status }) => status)
          .sort(),
      ).toEqual(["paid", "void"]);
      expect(await app.sql`select from receipt where provider = 'stripe'`).toEqual([]);
    },
  );
});

/** Every request of a call fails once in this way before it may succeed. */
async function withFaults(fault: RequestFault, work: () => Promise<void>): Promise<void> {
  stripe.faults.next = Array.from({ length: isWhole ? 4 : 2 }, () => fault);
  await work();
}

test("webhooks that are all lost, and requests of which a third fail in any way, end as without faults", async () => {
  for (const _ of LIVES.slice(1)) await accrued();
  await invoiced();
  Object.assign(stripe.faults, {
    share: 0.3,
    kinds: REQUEST_FAULTS.filter((kind) => kind !== "silence-after"),
  });
  await workOff(app);
  expect(await twoRuns()).toEqual([]);
  expect(theirs()).toHaveLength(LIVES.length);
  livedAtStripe(stripe).close();
  stripe.events.length = 0;
  expect(await twoRuns()).toEqual(["stripe-ended", "stripe-ended"]);
  const statuses: { status: string }[] = await app.sql`select status from invoice order by number`;
  expect(statuses.map(({ status }) => status)).toEqual([
    "settled",
    "open",
    "settled",
    "open",
    "settled",
    "open",
    "open",
    "open",
  ]);
});

test("while Stripe is down people deal as ever, and nothing of that waits for it", async () => {
  stripe.faults.isDown = true;
  const { invoiceId } = await invoiced();
  await workOff(app);
  const asked = stripe.requests.length;
  expect(asked).toBeGreaterThan(0);
  const deal = await fundedDrawdown();
  await confirmDrawdown(app.web, deal.company, { drawdownId: deal.drawdownId, receivedFen: amountFen });
  await accrued();
  expect(stripe.requests).toHaveLength(asked);
  expect(await statusOf("invoice", invoiceId)).toBe("open");
  expect(await twoRuns()).toEqual([]);
});
