import { expect, test } from "vitest";
import type { CompanyActor, InstitutionActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { disputeReversal } from "#app/services/deals/dispute-reversal.server.ts";
import { settleReversal } from "#app/services/deals/settle-reversal.server.ts";
import { listNotifications } from "#app/services/notifications/list-notifications.server.ts";
import { remind } from "#app/services/notifications/remind.server.ts";
import { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";
import { readCompanyDashboard } from "#app/services/prospects/read-company-dashboard.server.ts";
import { openGiven, system } from "#tests/factories/open-given.ts";
import { reversalsIn } from "#tests/factories/reversals.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { sessionFor } from "#tests/support/http/test-sessions.ts";
import { workOff } from "#tests/support/jobs.ts";
import { withCount } from "#tests/support/with-count.ts";

/** A proposed reversal is a task of the side that has not answered, which is reminded of it once. */
const { app, db } = openGiven({}, { isEmptied: true });
const reversals = reversalsIn(app);
const web = testWeb(app, builtPages, "en");
const hourMs = 3_600_000;

const ofCompany = async (company: CompanyActor) =>
  (await readCompanyDashboard(app.web, company))?.current?.met.flatMap(({ reversals: proposed }) =>
    proposed.map(({ drawdownId }) => drawdownId),
  );
const ofInstitution = async (institution: InstitutionActor) => {
  const { tasks } = await readInstitutionDashboard(app.web, institution);
  return tasks.filter(({ kind }) => kind === "answer_reversal");
};
const reminders = async () =>
  (await db.rows("notification")).filter(({ kind }) => kind.endsWith("-reversal-waits"));
const notified = async (actor: PartyActor, kind: string) =>
  (await listNotifications(app.web, sessionFor(actor), { cursor: undefined })).rows.find(
    (row) => row.kind === kind,
  );

/** An hour before the time to answer is up. */
async function dueSoon(reversalId: string): Promise<Date> {
  const { answerDueAt } = await db.row("drawdownReversal", reversalId);
  await app.setNow(new Date(answerDueAt.getTime() - hourMs));
  return answerDueAt;
}

test("that the institution proposed is the company's task until it answers, and nobody else's", async () => {
  const { company, institution, drawdownId, reversalId } = await reversals.proposed();
  expect(await ofCompany(company)).toEqual([drawdownId]);
  const { answerDueAt, amountFen, proposedAt } = await db.row("drawdownReversal", reversalId);
  expect((await readCompanyDashboard(app.web, company))?.current?.met).toMatchObject([
    { reversals: [{ drawdownId, amountFen, proposedAt, dueAt: answerDueAt, daysLeft: 5 }] },
  ]);
  expect(await ofInstitution(institution)).toEqual([]);
  expect(await ofCompany((await reversals.confirmed(100_000_000n)).company)).toEqual([]);

  await settleReversal(app.web, company, { reversalId, verdict: "decline", note: null });
  expect(await ofCompany(company)).toEqual([]);
});

test("each of two on one deal is a task", async () => {
  const { company, institution, drawdownIds } = await reversals.confirmed(100_000_000n, 100_000_000n);
  for (const drawdownId of drawdownIds) await reversals.propose(institution, drawdownId);
  expect((await ofCompany(company))?.sort()).toEqual(drawdownIds.sort());
});

test("a dispute on money that the company confirmed is its task, beside a payment to confirm", async () => {
  const { company, institution, dealId, reversalId } = await reversals.proposed();
  await settleReversal(app.web, company, { reversalId, verdict: "decline", note: null });
  const { disputeId } = await disputeReversal(app.web, institution, { reversalId, note: null });
  const { answerDueAt } = await db.row("dispute", disputeId);
  const met = async () => (await readCompanyDashboard(app.web, company))?.current?.met;
  expect(await met()).toMatchObject([
    {
      disputeId,
      disputeFen: 100_000_000n,
      currentState: { turn: "company", act: "dispute", by: answerDueAt },
      beside: null,
    },
  ]);
  const page = async () =>
    visibleText((await web.browser(web.sessions.company(company)).get("/company")).text);
  expect(await page()).toContain("disputes money that you confirmed");
  expect(await page()).not.toContain("to pay out");
  await reversals.paid({ dealId, company, institution }, 100_000_000n);
  expect(await met()).toMatchObject([
    { currentState: { act: "dispute" }, beside: { turn: "company", act: "confirm" } },
  ]);
  expect(await page()).toContain("Has the money from");
  await db.update("dispute", disputeId, { answerDueAt: new Date(app.web.now().getTime() - 60_000) });
  expect(await met()).toMatchObject([{ currentState: { act: "confirm" }, beside: null }]);
});

test("that the company proposed is the institution's task until its time is up", async () => {
  const { company, institution, drawdownId } = await reversals.confirmed(100_000_000n);
  const { reversalId } = await reversals.propose(company, drawdownId);
  const { answerDueAt } = await db.row("drawdownReversal", reversalId);
  expect(await ofInstitution(institution)).toMatchObject([
    { id: drawdownId, amountFen: 100_000_000n, dueAt: answerDueAt, workingDays: 5 },
  ]);
  expect(await ofCompany(company)).toEqual([]);
  await app.setNow(new Date(answerDueAt.getTime() + 1_000));
  expect(await ofInstitution(institution)).toEqual([]);
});

test("reminds the side that must answer once, on its last working day, and says by when", async () => {
  const { company, institution, reversalId, drawdownId } = await reversals.proposed();
  await remind(app.worker, system);
  expect(await reminders()).toEqual([]);
  const until = await dueSoon(reversalId);
  await Promise.all([1, 2, 3].map(() => remind(app.worker, system)));
  expect(await reminders()).toMatchObject([
    { kind: "notify-company-reversal-waits", userId: company.userId, subjectId: drawdownId },
  ]);
  const kind = "notify-company-reversal-waits";
  expect(await notified(company, kind)).toMatchObject({ isDue: true, until, readAt: null });
  await workOff(app);
  const [email] = await app.sql<{ subject: string }>`
    select subject from dev_mail where subject like '%冲正%' or subject like '%reversal%' order by id desc`;
  expect(email?.subject).toContain("18:00");

  await settleReversal(app.web, company, { reversalId, verdict: "decline", note: null });
  expect(await notified(company, kind)).toMatchObject({ isDue: false });
  expect((await notified(company, kind))?.readAt).not.toBeNull();
  await remind(app.worker, system);
  expect(await reminders()).toHaveLength(1);

  const { reversalId: theirs } = await reversals.propose(company, drawdownId);
  await dueSoon(theirs);
  await remind(app.worker, system);
  expect((await reminders()).map(({ kind: of, userId }) => [of, userId])).toContainEqual([
    "notify-institution-reversal-waits",
    institution.userId,
  ]);
});

test("costs the start pages no statement", async () => {
  const { company, institution } = await reversals.proposed();
  const asked = async (read: () => Promise<unknown>) => (await withCount(read)).asked;
  // Another one reads the session.
  expect(await asked(() => readCompanyDashboard(app.web, company))).toBeLessThanOrEqual(5);
  expect(await asked(() => readInstitutionDashboard(app.web, institution))).toBeLessThanOrEqual(5);
});
