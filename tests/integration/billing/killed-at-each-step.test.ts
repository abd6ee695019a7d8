import { expect, test } from "vitest";
import { startService } from "#scripts/processes.mjs";
import { settleReversal } from "#app/services/deals/settle-reversal.server.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { callProvider } from "#app/services/billing/call-provider.server.ts";
import { creditReversedFee } from "#app/services/billing/credit-reversed-fee.server.ts";
import { convergeOnStripeInvoice } from "#app/services/billing/stripe/converge-on-stripe-invoice.server.ts";
import { issueInvoices } from "#app/services/billing/issue-invoices.server.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { amountFen, dealsIn } from "#tests/factories/deals.ts";
import { holdSteps, type HeldStep } from "#tests/factories/held-steps.ts";
import { expectInvariants, openGiven, system } from "#tests/factories/open-given.ts";
import { reversalsIn } from "#tests/factories/reversals.ts";
import { standIn } from "#tests/support/billing/stripe.ts";
import { workOff } from "#tests/support/jobs.ts";
import { sampleOf } from "#tests/support/sample.ts";
import { databaseVariables } from "#tests/support/test-app.ts";

/**
 * A process is killed with SIGKILL at each step of each act on the platform's money: before each kind of row that the act
 * writes, and before what a provider answered is stored. It leaves nothing half done, and the jobs and one reconciliation
 * finish what was begun.
 */
const { stripe, variables } = await standIn();
const { app, db } = openGiven(variables, { clock: "machine", isEmptied: true });
const { accrued, invoiceOf, differences } = billingIn(app);
const { fundedDrawdown } = dealsIn(app);
const reversals = reversalsIn(app);

interface Act {
  process: "web" | "worker";
  name: string;
  actor: object;
  of: object;
  /** Does it in this process, as a person who tries again or a job that is run again. */
  again: () => Promise<unknown>;
  /** It commits in several transactions: the first may be there. */
  isInParts?: boolean;
}
type Steps = readonly (readonly [table: string, before: HeldStep["before"], when?: string])[];

const tables =
  "deal drawdown drawdown_reversal mandate prospect application fee invoice invoice_line credit_note credit_note_line receipt receipt_allocation refund charge_back number_series ledger_transaction ledger_posting ledger_total provider_object stripe_event event notification match_feedback"
    .split(" ")
    .map((table) => `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t)`);
const everything = async () =>
  (await app.owner.query<{ all: string }>(`select concat_ws(' ', ${tables.join(", ")}) as all`)).rows[0]?.all;

function endProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself; the step was not reached, which is reported.
  }
}

/** Kills a process that does the act at the step, and finishes it. */
async function isWholeAfter(act: Act, [table, before, when = "true"]: Steps[number]): Promise<void> {
  const untouched = await everything();
  const steps = await holdSteps(app, [{ table, before, when }]);
  const json = JSON.stringify([act.actor, act.of], (_, value: unknown) =>
    typeof value === "bigint" ? `${value}n` : value,
  );
  const child = startService(
    process.execPath,
    ["tests/support/billing/acting-process.ts", act.process, act.name, json],
    {
      cwd: process.cwd(),
      env: { ...process.env, NODE_ENV: "test", ...databaseVariables(app.databaseUrl), ...variables },
    },
  );
  try {
    await steps.areReached();
  } catch (error) {
    throw new Error(`${act.name} did not reach ${table}: ${child.output()}`, { cause: error });
  } finally {
    endProcess(child.pid);
    await child.exited;
    await steps.release();
  }
  if (act.isInParts !== true) expect(await everything()).toBe(untouched);
  await act.again();
  await workOff(app);
  await differences();
  await workOff(app);
  expect(await differences()).toEqual([]);
  await expectInvariants(db);
}

const money: Steps = [
  ["event", "insert", "new.type = 'fee-accrued'"],
  ["drawdown", "update"],
  ["deal", "update"],
  ["mandate", "update"],
  ["prospect", "update"],
  ["fee", "insert"],
  ["ledger_transaction", "insert"],
  ["ledger_posting", "insert"],
  ["notification", "insert"],
];
const backwards: Steps = [
  ["drawdown_reversal", "update"],
  ["drawdown", "update"],
  ["deal", "update"],
  ["mandate", "update"],
  ["prospect", "update"],
  ["fee", "update"],
  ["fee", "insert"],
  ["ledger_transaction", "insert"],
  ["event", "insert", "new.type = 'drawdown-reversed'"],
];
const invoicing: Steps = [
  ["number_series", "insert"],
  ["invoice", "insert"],
  ["invoice_line", "insert"],
  ["fee", "update"],
  ["ledger_transaction", "insert"],
  ["event", "insert"],
  ["notification", "insert"],
  ["provider_call", "insert"],
];
const presenting: Steps = [
  ["provider_object", "insert", "new.kind = 'customer'"],
  ["provider_object", "insert", "new.kind = 'invoice'"],
  ["provider_call", "update", "new.status = 'done'"],
];
const paying: Steps = [
  ["receipt", "insert"],
  ["receipt_allocation", "insert"],
  ["ledger_transaction", "insert", "new.kind = 'receipt-applied'"],
  ["invoice", "update"],
  ["fee", "update"],
];
const crediting: Steps = [
  ["credit_note", "insert"],
  ["credit_note_line", "insert"],
  ["fee", "update"],
  ["refund", "insert"],
  ["provider_call", "insert"],
];
const refunding: Steps = [
  ["refund", "update"],
  ["provider_call", "update", "new.status = 'done'"],
];
const reconciling: Steps = [
  ["reconciliation_run", "insert"],
  ["billing_difference", "insert"],
  ["fee", "insert"],
  ["billing_difference", "update"],
  ["reconciliation_run", "update"],
];

const nameOf = ([table, before, when = ""]: Steps[number]) => `${before} ${table} ${when}`.trim();
const some = (steps: Steps, share = 5) => sampleOf(steps, share).map((step) => [nameOf(step), step] as const);

test.each(some(money))("accrue, killed before %s", async (_, step) => {
  const { company, drawdownId } = await fundedDrawdown();
  const of = { drawdownId, receivedFen: amountFen };
  const again = () => confirmDrawdown(app.web, company, of);
  await isWholeAfter({ process: "web", name: "confirmDrawdown", actor: company, of, again }, step);
});

/** A deal whose fees are capped: without its first drawdown, those of the other do not add up. */
async function proposedOfCapped() {
  const deal = await reversals.confirmed();
  await db.update("deal", deal.dealId, { feeCapFen: 1_200_000n });
  const first = await reversals.drawn(deal, 200_000_000n);
  await reversals.drawn(deal, 300_000_000n);
  return { ...deal, ...(await reversals.propose(deal.institution, first)) };
}

test.each(some(backwards))("reverse, killed before %s", async (_, step) => {
  const { company, reversalId } = await proposedOfCapped();
  const of = { reversalId, verdict: "agree", note: null } as const;
  const again = () => settleReversal(app.web, company, of);
  await isWholeAfter({ process: "web", name: "settleReversal", actor: company, of, again }, step);
});

/** A fee of two months ago, that is invoiced now. */
async function old() {
  const deal = await accrued();
  await app.sql`update fee set accrued_at = accrued_at - interval '70 days' where id = ${deal.feeId}`;
  return deal;
}
async function invoicedNow() {
  const deal = await old();
  await issueInvoices(app.worker, system);
  return { ...deal, ...(await invoiceOf(deal.institution)) };
}
async function callOf(kind: string): Promise<string> {
  const { rows } = await app.owner.query<{ id: string }>("select id from provider_call where kind = $1", [
    kind,
  ]);
  return rows[0]?.id ?? "";
}
/** Paid by card at Stripe, which nobody has heard of yet. */
async function paidThere() {
  const deal = await invoicedNow();
  await workOff(app);
  const externalId = Object.keys(stripe.objects.invoices)[0] ?? "";
  stripe.payments.payByCard(externalId);
  return { ...deal, externalId };
}
/** Its drawdown was reversed after it was paid by card. */
async function reversedAfterPaid() {
  const deal = await paidThere();
  await convergeOnStripeInvoice(app.worker, system, { externalId: deal.externalId });
  const { reversalId } = await reversals.propose(deal.institution, deal.drawdownId);
  await settleReversal(app.web, deal.company, { reversalId, verdict: "agree", note: null });
  return deal;
}
const byWorker = { process: "worker", actor: system } as const;

test.each(some(invoicing))("invoice, killed before %s", async (_, step) => {
  await old();
  const again = () => issueInvoices(app.worker, system);
  await isWholeAfter({ ...byWorker, name: "issueInvoices", of: {}, again }, step);
});

test.each(some(presenting, 3))("present at Stripe, killed before %s", async (_, step) => {
  await invoicedNow();
  const of = { callId: await callOf("present-invoice") };
  const again = () => callProvider(app.worker, system, of);
  await isWholeAfter({ ...byWorker, name: "callProvider", of, again, isInParts: true }, step);
  expect(Object.values(stripe.objects.invoices)).toMatchObject([{ status: "open" }]);
});

test.each(some(paying))("pay, killed before %s", async (_, step) => {
  const { externalId } = await paidThere();
  const of = { externalId };
  const again = () => convergeOnStripeInvoice(app.worker, system, of);
  await isWholeAfter({ ...byWorker, name: "convergeOnStripeInvoice", of, again }, step);
  expect(await app.sql`select status from invoice`).toEqual([{ status: "settled" }]);
});

test.each(some(crediting))("credit a reversed fee, killed before %s", async (_, step) => {
  const { drawdownId } = await reversedAfterPaid();
  const of = { drawdownId };
  const again = () => creditReversedFee(app.worker, system, of);
  await isWholeAfter({ ...byWorker, name: "creditReversedFee", of, again }, step);
  expect(await app.sql`select count(*)::int from credit_note`).toEqual([{ count: 1 }]);
});

test.each(some(refunding, 2))("refund, killed before %s", async (_, step) => {
  const { drawdownId } = await reversedAfterPaid();
  await creditReversedFee(app.worker, system, { drawdownId });
  const of = { callId: await callOf("refund") };
  const again = () => callProvider(app.worker, system, of);
  await isWholeAfter({ ...byWorker, name: "callProvider", of, again, isInParts: true }, step);
  expect(Object.values(stripe.objects.refunds)).toHaveLength(1);
});

test.each(some(reconciling))("reconcile, killed before %s", async (_, step) => {
  await accrued();
  await app.owner.query(
    `begin; set local session_replication_role = replica;
     delete from ledger_posting; delete from ledger_transaction; delete from ledger_total; delete from fee; commit`,
  );
  const again = () => differences();
  await isWholeAfter({ ...byWorker, name: "reconcileBilling", of: {}, again, isInParts: true }, step);
  expect(await app.sql`select count(*)::int from fee`).toEqual([{ count: 1 }]);
});
