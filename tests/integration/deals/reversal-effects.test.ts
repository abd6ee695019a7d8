import { issueInvoices } from "#app/services/billing/issue-invoices.server.ts";
import { listUnbilledFees } from "#app/services/billing/list-unbilled-fees.server.ts";
import { readOwnFees } from "#app/services/billing/read-own-fees.server.ts";
import { expect, test } from "vitest";
import { countedDeals } from "#db/queries/matching/counted-deals.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { closeProspect } from "#app/services/prospects/close-prospect.server.ts";
import { reviewReversal } from "#app/services/deals/review-reversal.server.ts";
import { settleReversal } from "#app/services/deals/settle-reversal.server.ts";
import { startProspect } from "#app/services/prospects/start-prospect.server.ts";
import { submitProspect } from "#app/services/prospects/submit-prospect.server.ts";
import { reversalShown } from "#app/shared/deal-steps/reversal-shown.server.ts";
import { dayOf } from "#app/lib/days.ts";
import { dealsIn } from "#tests/factories/deals.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { keepInvariants, openGiven, system } from "#tests/factories/open-given.ts";
import { reversalsIn } from "#tests/factories/reversals.ts";
import { refuses } from "#tests/support/refusals.ts";

/** What a reversal restores: budget, ask, prospect, application, what is learned, fees. */
const { app, db } = openGiven({}, { isEmptied: true });
keepInvariants(db);
const reversals = reversalsIn(app);
const { everything } = reversals;
const million = 100_000_000n;

test("frees the budget and the ask of a deal that fell through, and closes its application", async () => {
  const deal = await dealsIn(app).availableDeal();
  const { company, institution, dealId, introductionId } = deal;
  const { prospectId, prospectVersion, mandateId } = await db.row("introduction", introductionId);
  await db.insert("application", {
    introductionId,
    prospectId,
    prospectVersion,
    mandateId,
    companyId: company.companyId,
    institutionId: institution.institutionId,
    status: "offered",
  });
  const drawdownId = await reversals.drawn(deal, 2n * million);
  await fallThrough(app.web, company, { dealId, reasonCode: "chose_other", note: null });
  expect((await everything()).applications).toMatchObject([{ introductionId, status: "originated" }]);
  await reversals.reverse(deal, drawdownId);
  const after = await everything();
  expect(after.deals).toMatchObject([{ status: "fell_through", confirmedFen: 0n }]);
  expect(after.mandates).toMatchObject([{ drawnFen: 0n, reservedFen: 0n }]);
  expect(after.prospects).toMatchObject([{ confirmedFen: 0n, acceptedFen: 0n }]);
  expect(after.applications).toMatchObject([{ introductionId, status: "closed" }]);
});

test("a prospect that keeps the minimum of its ask stays funded; with less it is funded no more", async () => {
  const deal = await reversals.confirmed(2n * million, 3n * million);
  const { prospectId } = await db.row("deal", deal.dealId);
  const status = async () => (await db.row("prospect", prospectId)).status;
  await db.update("prospect", prospectId, { soughtFen: 6n * million, targetFen: 2n * million });
  await closeProspect(app.web, deal.company, prospectId);
  await reversals.reverse(deal, deal.drawdownId);
  expect(await status()).toBe("funded");
  await reversals.reverse(deal, deal.drawdownIds[1] ?? "");
  expect(await status()).toBe("expired");
  const { events, notifications } = await everything();
  expect(events.filter(({ type }) => type === "prospect-reopened")).toMatchObject([
    { companyId: deal.company.companyId, institutionId: null, fromStatus: "funded", toStatus: "expired" },
  ]);
  expect(notifications.map(({ kind }) => kind)).toContain("notify-company-prospect-reopened");
  // Money that comes after all funds it again.
  await db.update("prospect", prospectId, { soughtFen: 5n * million });
  await reversals.drawn(deal, 5n * million);
  expect(await status()).toBe("funded");
});

test("one that a reversal reopens beside another is not submitted again, and its review says so", async () => {
  const deal = await reversals.confirmed(5n * million);
  const { company, institution, drawdownId } = deal;
  const { prospectId } = await db.row("deal", deal.dealId);
  await closeProspect(app.web, company, prospectId);
  const { reversalId } = await reversals.propose(institution, drawdownId);
  const alone = await reviewReversal(app.web, company, drawdownId);
  await startProspect(app.web, company);
  const beside = await reviewReversal(app.web, company, drawdownId);
  const said = (review: typeof alone) => reversalShown("en", review, "company", drawdownId).follows.join(" ");
  expect(said(alone)).toContain("No institution sees it until you submit it again");
  expect(said(beside)).toContain("it can be submitted again once that one is withdrawn or over");
  const agree = (read: string) => () =>
    settleReversal(app.web, company, {
      reversalId,
      verdict: "agree",
      note: null,
      reviewed: { read, typedAmount: "5,000,000" },
    });
  await refuses("review-outdated", agree(alone.read), reversals.everything);
  await agree(beside.read)();
  const { draftRevision: revision, status } = await db.row("prospect", prospectId);
  expect(status).toBe("expired");
  const again = () => submitProspect(app.web, company, { prospectId, revision });
  await refuses("prospect-open-already", again, reversals.everything);
});

test("a prospect that is not funded keeps its status", async () => {
  for (const status of ["paused", "expired", "withdrawn", "suspended"] as const) {
    const deal = await reversals.confirmed(2n * million);
    const { prospectId } = await db.row("deal", deal.dealId);
    await db.update("prospect", prospectId, { status });
    await reversals.reverse(deal, deal.drawdownId);
    expect(await db.row("prospect", prospectId)).toMatchObject({ status, confirmedFen: 0n });
  }
});

test("the learner counts the deal no more, unless money is left", async () => {
  const deal = await reversals.confirmed(2n * million, 2n * million);
  const counted = () => app.worker.withActor(system, (trx) => countedDeals(trx, dayOf(app.web.now())));
  expect(await counted()).toHaveLength(1);
  await reversals.reverse(deal, deal.drawdownId);
  expect(await counted()).toHaveLength(1);
  await reversals.reverse(deal, deal.drawdownIds[1] ?? "");
  expect(await counted()).toHaveLength(0);
});

test("an invoiced fee waits for the job that credits it; the sum of the others is right at once", async () => {
  const deal = await reversals.confirmed(2n * million, 3n * million);
  await app.sql`update fee set accrued_at = accrued_at - interval '70 days' where drawdown_id = ${deal.drawdownId}`;
  expect(await issueInvoices(app.worker, { kind: "system" })).toBe(1);
  await reversals.reverse(deal, deal.drawdownId);
  expect(await db.row("fee", { drawdownId: deal.drawdownId, kind: "drawdown" })).toMatchObject({
    status: "invoiced",
  });
  const queued: { payload: unknown }[] = await app.sql`
    select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'credit-reversed-fee'`;
  expect(queued).toEqual([{ payload: { drawdownId: deal.drawdownId } }]);
});

test("its fee is void, and no correction that came to nothing stands beside it or is to be invoiced", async () => {
  const deal = await reversals.confirmed(2n * million);
  await reversals.reverse(deal, deal.drawdownId);
  const asked = { group: undefined, cursor: undefined };
  expect(await readOwnFees(app.web, deal.institution, asked)).toMatchObject({
    page: { rows: [{ kind: "drawdown", status: "void" }] },
    figures: { accruedFen: 0n },
    nextInvoiceOn: null,
  });
  const admin = await moderationIn(app).admin("Finance");
  expect((await listUnbilledFees(app.web, admin, {})).rows).toEqual([]);
});
