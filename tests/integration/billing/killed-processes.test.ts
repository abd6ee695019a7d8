import { shownDrawdown } from "#app/domain/deals/shown-payment.ts";
import { expect, onTestFinished, test } from "vitest";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { reviewReversal } from "#app/services/deals/review-reversal.server.ts";
import { creditReversedFee } from "#app/services/billing/credit-reversed-fee.server.ts";
import { issueInvoices } from "#app/services/billing/issue-invoices.server.ts";
import { convergeOnStripeInvoice } from "#app/services/billing/stripe/converge-on-stripe-invoice.server.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { dealsIn } from "#tests/factories/deals.ts";
import { holdSteps, type HeldStep } from "#tests/factories/held-steps.ts";
import { expectInvariants, openGiven, system } from "#tests/factories/open-given.ts";
import { reversalsIn } from "#tests/factories/reversals.ts";
import { deliverTo, standIn, webhookOf } from "#tests/support/billing/stripe.ts";
import { browser } from "#tests/support/http/browser.ts";
import { workOff } from "#tests/support/jobs.ts";
import { startApp } from "#tests/support/running-app.ts";
import { sampleOf } from "#tests/support/sample.ts";

/**
 * The built web and worker are killed with SIGKILL while nine acts on the platform's money stand still in them, six in the
 * worker and three in the web. Others start, people and Stripe send again what got no answer, and within a minute each
 * act is done once.
 */
const { stripe, variables } = await standIn();
const { app, db } = openGiven(variables, { clock: "machine", isEmptied: true });
const { accrued, invoiceOf, differences } = billingIn(app);
const { fundedDrawdown } = dealsIn(app);
const reversals = reversalsIn(app);
const accounts = accountsIn(app);
const deliver = webhookOf(app);

const jobs = "graphile_worker._private_jobs";

type Deal = Awaited<ReturnType<typeof accrued>>;
type Invoiced = Deal & Awaited<ReturnType<typeof invoiceOf>>;

/** A fee of two months ago. */
async function old(): Promise<Deal> {
  const deal = await accrued();
  await app.sql`update fee set accrued_at = accrued_at - interval '70 days' where id = ${deal.feeId}`;
  return deal;
}
async function invoicedNow(): Promise<Invoiced> {
  const deal = await old();
  await issueInvoices(app.worker, system);
  return { ...deal, ...(await invoiceOf(deal.institution)) };
}

/** Pays a presented invoice by card at Stripe; returns its id there and the event that says so. */
function payThere({ number }: Invoiced) {
  const externalId = Object.values(stripe.objects.invoices).find((each) => each.number === number)?.id ?? "";
  stripe.payments.payByCard(externalId);
  const paid = stripe.events.find(
    ({ event: { type, data } }) =>
      type === "invoice.paid" && "id" in data.object && data.object.id === externalId,
  );
  if (paid === undefined) throw new Error("no event of the payment");
  return { externalId, paid };
}
/** Its drawdown is reversed after the payment by card was booked. */
async function reversedAfterPaid(deal: Invoiced): Promise<void> {
  await convergeOnStripeInvoice(app.worker, system, { externalId: payThere(deal).externalId });
  await reversals.reverse(deal, deal.drawdownId);
}
/** A confirmed drawdown whose fee was lost. */
async function withoutFee(): Promise<Deal> {
  const deal = await accrued();
  const { institutionId } = deal.institution;
  await app.owner.query(
    `begin; set local session_replication_role = replica;
     delete from ledger_posting where transaction_id in (select id from ledger_transaction where institution_id = '${institutionId}');
     delete from ledger_transaction where institution_id = '${institutionId}';
     delete from ledger_total where account_id in (select id from ledger_account where institution_id = '${institutionId}');
     delete from fee where institution_id = '${institutionId}'; commit`,
  );
  return deal;
}

async function creditJobOf({ drawdownId }: Deal): Promise<string> {
  const { rows } = await app.owner.query<{ id: string }>(
    `select job.id from ${jobs} job join graphile_worker._private_tasks task on task.id = job.task_id
     where task.identifier = 'credit-reversed-fee' and job.payload->>'drawdownId' = $1`,
    [drawdownId],
  );
  return rows[0]?.id ?? "";
}

/** The nine acts, each on a deal of its own: the six of the worker are queued, the three of the web are not sent yet. */
async function aboutToBeDone() {
  const [paying, heard, crediting, refunding] = [
    await invoicedNow(),
    await invoicedNow(),
    await invoicedNow(),
    await invoicedNow(),
  ];
  await workOff(app);
  for (const deal of [crediting, refunding]) await reversedAfterPaid(deal);
  await creditReversedFee(app.worker, system, { drawdownId: refunding.drawdownId });
  const { paid } = payThere(paying);
  expect(await deliver(paid)).toBe(200);
  const { paid: unheard } = payThere(heard);
  const [presenting, invoicing] = [await invoicedNow(), await old()];
  const reconciling = await withoutFee();
  const [confirming, reversing] = [await fundedDrawdown(), await reversals.proposed()];
  for (const name of ["issue-invoices", "reconcile-billing"])
    await app.sql`select graphile_worker.add_job(${name}, '{}')`;
  return {
    paying,
    heard,
    crediting,
    refunding,
    presenting,
    invoicing,
    reconciling,
    confirming,
    reversing,
    payingEvent: paid.event.id,
    creditJob: await creditJobOf(crediting),
    heardEvent: unheard,
  };
}
type Acts = Awaited<ReturnType<typeof aboutToBeDone>>;

const at = (table: string, before: HeldStep["before"], when: string): HeldStep => ({ table, before, when });
const of = ({ institution }: Pick<Deal, "institution">) =>
  `new.institution_id = '${institution.institutionId}'`;
const payload = (name: string, value: string) => `new.payload->>'${name}' = '${value}'`;
const booked = (kind: string, deal: Pick<Deal, "institution">) =>
  at("ledger_transaction", "insert", `new.kind = '${kind}' and ${of(deal)}`);

/** The step of each act at which the processes are killed. */
const kills: Readonly<Record<string, (acts: Acts) => HeldStep[]>> = {
  "its first row": ({ crediting, refunding, confirming, reversing, ...acts }) => [
    at("invoice", "insert", of(acts.invoicing)),
    at("provider_object", "insert", `new.kind = 'customer' and ${of(acts.presenting)}`),
    at("receipt", "insert", of(acts.paying)),
    at("credit_note", "insert", of(crediting)),
    at("refund", "update", of(refunding)),
    at("fee", "insert", of(acts.reconciling)),
    at("drawdown", "update", `new.id = '${confirming.drawdownId}'`),
    at("drawdown_reversal", "update", `new.id = '${reversing.reversalId}'`),
    at("stripe_event", "insert", `new.id = '${acts.heardEvent.event.id}'`),
  ],
  "what it books": ({ heardEvent, ...acts }) => [
    booked("invoice-issued", acts.invoicing),
    at("provider_object", "insert", `new.kind = 'invoice' and ${of(acts.presenting)}`),
    booked("receipt-applied", acts.paying),
    booked("credit-note-issued", acts.crediting),
    booked("refund-paid", acts.refunding),
    booked("fee-accrued", acts.reconciling),
    booked("fee-accrued", acts.confirming),
    booked("fee-voided", acts.reversing),
    at(jobs, "insert", payload("eventId", heardEvent.event.id)),
  ],
  "its last row": ({ confirming, reversing, ...acts }) => [
    at("provider_call", "insert", of(acts.invoicing)),
    at("provider_call", "update", `new.status = 'done' and ${of(acts.presenting)}`),
    at("stripe_event", "update", `new.id = '${acts.payingEvent}'`),
    at(jobs, "delete", `old.id = ${acts.creditJob}`),
    at("provider_call", "update", `new.kind = 'refund' and ${of(acts.refunding)}`),
    at("billing_difference", "update", of(acts.reconciling)),
    at(jobs, "insert", payload("drawdownId", confirming.drawdownId)),
    at(jobs, "insert", payload("drawdownId", reversing.drawdownId)),
    at(jobs, "insert", payload("eventId", acts.heardEvent.event.id)),
  ],
};

/** One web and one worker, and the people of two companies signed in. */
async function started({ confirming, reversing }: Acts) {
  const environment = {
    ...variables,
    WORKER_CONCURRENCY: "16",
    DATABASE_WORKER_POOL_SIZE: "16",
    // On a busy machine what stands still is killed later than PostgreSQL's usual limits allow.
    DATABASE_LOCK_SECONDS: "60",
    DATABASE_STATEMENT_SECONDS: "60",
  };
  const running = await startApp({ databaseUrl: app.databaseUrl, environment });
  onTestFinished(running.stop);
  const { origin } = running;
  const signedIn = async ({ companyId: organizationId }: CompanyActor) => {
    const { email } = await accounts.person({ organizationId, memberRole: "owner" }, null, true);
    const session = browser(origin, origin);
    expect((await session.post("/sign-in", { email, password })).status).toBe(303);
    return session;
  };
  return {
    ...running,
    confirmer: await signedIn(confirming.company),
    reverser: await signedIn(reversing.company),
  };
}

/** Sends the acts of the web; returns the statuses of the answers, null where there was none. */
async function send(
  { confirming, reversing, heardEvent }: Acts,
  { origin, confirmer, reverser }: Awaited<ReturnType<typeof started>>,
) {
  const { id, ...paid } = await db.row("drawdown", confirming.drawdownId);
  const confirmation = { act: "confirm", ...shownDrawdown({ ...paid, id }), receivedFen: "5000000" };
  const { read } = await reviewReversal(app.web, reversing.company, reversing.drawdownId);
  const agreement = { act: "agree", reversalId: reversing.reversalId, read, typedAmount: "5000000" };
  const statusOf = (answer: Promise<{ status: number }>) =>
    answer.then(
      ({ status }) => status,
      () => null,
    );
  return Promise.all([
    statusOf(confirmer.post(`/company/deals/${confirming.dealId}`, confirmation)),
    statusOf(reverser.post(`/company/drawdowns/${reversing.drawdownId}/agree`, agreement)),
    statusOf(deliverTo(origin, heardEvent).then((status) => ({ status }))),
  ]);
}

async function isAllDone(): Promise<boolean> {
  const { rows } = await app.owner.query<{ left: number }>(
    `select ((select count(*) from ${jobs}) + (select count(*) from provider_call where status <> 'done')
       + (select count(*) from stripe_event where status <> 'followed'))::int as left`,
  );
  return rows[0]?.left === 0;
}

const idOf = ({ institution }: Pick<Deal, "institution">) => institution.institutionId;
/** What stands of the nine acts, by institution. */
async function done(table: string, what: string): Promise<Record<string, string>> {
  const { rows } = await app.owner.query<{ of: string; all: string }>(
    `select institution_id as of, string_agg(${what}, ' ' order by ${what}) as all from ${table} group by 1`,
  );
  return Object.fromEntries(rows.map((row) => [row.of, row.all]));
}

test.each(sampleOf(Object.entries(kills), 3))(
  "web and worker killed with each act before %s leave nothing half done, and others do each act once",
  async (step, stepsOf) => {
    const acts = await aboutToBeDone();
    const steps = await holdSteps(app, stepsOf(acts));
    const first = await started(acts);
    // PostgreSQL ends a statement of the web that stands still for long: these come last.
    await steps.areReached(6);
    const sent = send(acts, first);
    await steps.areReached();
    for (const { pid } of [...first.webs, ...first.workers]) process.kill(pid, "SIGKILL");
    const killedAt = Date.now();
    await Promise.all([...first.webs, ...first.workers].map(({ exited }) => exited));
    await steps.release();
    expect(await sent).toEqual([null, null, null]);
    expect(await done("invoice", "status")).not.toHaveProperty(idOf(acts.invoicing));
    // The last row of this one is its job, which is run again.
    const isCredited = step === "its last row";
    expect(idOf(acts.crediting) in (await done("credit_note", "reason_code"))).toBe(isCredited);
    expect((await done("drawdown", "status"))[idOf(acts.confirming)]).toBe("funded");
    expect((await done("drawdown", "status"))[idOf(acts.reversing)]).toBe("confirmed");

    const second = await started(acts);
    expect(await send(acts, second)).toEqual([303, 303, 200]);
    await expect.poll(isAllDone, { timeout: 60_000, interval: 50 }).toBe(true);
    const tookMs = Date.now() - killedAt;
    console.log(`killed at nine steps: all is done ${tookMs} ms after the kill`);
    await second.stop();
    expect(tookMs).toBeLessThan(60_000);

    await expectDoneOnce(acts);
  },
  180_000,
);

/** Each act's effect is here and at Stripe exactly once, the books agree with both, and no rule is violated. */
async function expectDoneOnce(acts: Acts): Promise<void> {
  const { invoicing, presenting, paying, heard, crediting, refunding } = acts;
  const paid = [paying, heard, crediting, refunding];
  const ofEach = (deals: readonly Pick<Deal, "institution">[], what: string) =>
    Object.fromEntries(deals.map((deal) => [idOf(deal), what]));
  expect(await done("invoice", "status")).toEqual({
    ...ofEach([invoicing, presenting], "open"),
    ...ofEach(paid, "settled"),
  });
  // A reversal is the fee's end; nothing is left of the deal whose sum a row would correct.
  expect(await done("fee", "kind || ': ' || status")).toEqual({
    ...ofEach([invoicing, presenting], "drawdown: invoiced"),
    ...ofEach([paying, heard], "drawdown: paid"),
    ...ofEach([crediting, refunding], "drawdown: refunded"),
    ...ofEach([acts.reconciling, acts.confirming], "drawdown: accrued"),
    ...ofEach([acts.reversing], "drawdown: void"),
  });
  expect(await done("receipt", "provider")).toEqual(ofEach(paid, "stripe"));
  expect(await done("credit_note", "reason_code")).toEqual(ofEach([crediting, refunding], "reversal"));
  expect(await done("refund", "status")).toEqual(ofEach([crediting, refunding], "paid"));
  const { customers, invoices, refunds } = stripe.objects;
  expect([customers, invoices, refunds].map((all) => Object.keys(all).length)).toEqual([6, 6, 2]);
  const { rows: repeated } = await app.owner.query(
    `select kind, subject_id::text as of from notification group by user_id, kind, subject_id having count(*) > 1
     union all select type, subject_id::text from event group by type, subject_id, actor_kind having count(*) > 1
     union all select subject, recipient from dev_mail group by recipient, subject, text having count(*) > 1`,
  );
  expect(repeated).toEqual([]);
  expect(await differences()).toEqual([]);
  expect(await app.sql`select kind from billing_difference where settled_at is null`).toEqual([]);
  await expectInvariants(db);
}
