import { expect, test } from "vitest";
import { listCases } from "#app/services/moderation/list-cases.server.ts";
import { readCase } from "#app/services/moderation/read-case.server.ts";
import { readToday } from "#app/services/moderation/read-today.server.ts";
import { returnInstitution } from "#app/services/moderation/return-institution.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { verifyInstitution } from "#app/services/moderation/verify-institution.server.ts";
import { applyForVerification } from "#app/services/organizations/apply-for-verification.server.ts";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { caseFilterSchema } from "#app/domain/moderation/queue.ts";
import { dayOn } from "#tests/factories/days.ts";
import { moderationIn, validCode } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { refusalCodeOf, refuses } from "#tests/support/refusals.ts";

/** The end of an institution of which an admin verifies something meanwhile. */
const { app, given } = openWith(moderationIn, {}, { isEmptied: true });
const web = testWeb(app, builtPages, "en");
type Applied = Awaited<ReturnType<typeof given.applied>>;

const end = ({ admin, institution }: Applied) =>
  changeInstitutionStatus(app.web, admin, {
    institutionId: institution.institutionId,
    move: "terminate",
    reasonCode: "misconduct",
    note: null,
  });

/** A verified institution whose changed licence waits for an admin. */
async function changing() {
  const all = await given.applied();
  await verifyInstitution(app.web, all.admin, { caseId: all.caseId, note: null });
  const changed = { ...all.application, uscc: validCode() };
  const { caseId } = await applyForVerification(app.web, all.institution, changed);
  return { ...all, caseId };
}

const queued = async ({ admin }: Applied) => {
  const filter = caseFilterSchema.parse({});
  const { counts, page } = await listCases(app.web, admin, filter);
  const { tasks } = await readToday(app.web, admin);
  return { ...counts, rows: page.rows.length, tasks: tasks.length };
};

const reviewOf = async ({ admin, institution }: Applied, move: string) => {
  const browser = web.browser(web.sessions.admin(admin.userId));
  return visibleText((await browser.get(`/admin/institutions/${institution.institutionId}/${move}`)).text);
};

test("the end of an institution closes the verification that an admin holds, which leaves the queue", async () => {
  const ended = await changing();
  await takeCase(app.web, ended.admin, ended.caseId);
  expect(await queued(ended)).toMatchObject({ us: 1, institutions: 1, mine: 1, rows: 1, tasks: 1 });
  await end(ended);
  expect(await queued(ended)).toMatchObject({ us: 0, institutions: 0, mine: 0, rows: 0, tasks: 0 });
  expect(await given.caseRow(ended.caseId)).toMatchObject({
    status: "closed",
    decision: null,
    decidedBy: null,
    decidedAt: expect.any(Date) as unknown,
  });
  const { history } = await readCase(app.web, ended.admin, ended.caseId);
  const closing = history.find(({ type }) => type === "case-closed");
  expect(closing).toMatchObject({ from: "in_review", to: "closed", version: 2, isOwn: true });
  const verify = () => verifyInstitution(app.web, ended.admin, { caseId: ended.caseId, note: null });
  await refuses("case-wrong-state", verify, app.traces);
});

test("the end of an institution closes a case that waits for it to complete its application", async () => {
  const ended = await given.applied();
  const asked = { reasonCodes: ["incomplete"], fieldNotes: [], note: null, answerBy: dayOn(10) };
  await returnInstitution(app.web, ended.admin, { caseId: ended.caseId, ...asked });
  expect(await queued(ended)).toMatchObject({ them: 1 });
  await end(ended);
  expect(await queued(ended)).toMatchObject({ them: 0, us: 0 });
});

test("a restriction and a suspension leave the case to its decision", async () => {
  const stopped = await changing();
  const { institutionId } = stopped.institution;
  for (const move of ["restrict", "suspend"] as const) {
    const change = { institutionId, move, reasonCode: "misconduct", note: null } as const;
    await changeInstitutionStatus(app.web, stopped.admin, change);
  }
  expect(await given.caseRow(stopped.caseId)).toMatchObject({ status: "opened" });
});

test("the review of the end names the case that it closes, and none that was decided", async () => {
  const open = await changing();
  const { number } = await given.caseRow(open.caseId);
  const said = new RegExp(`C-${String(number).padStart(4, "0")}\\s+is closed without a decision`, "u");
  expect(await reviewOf(open, "terminate")).toMatch(said);
  expect(await reviewOf(open, "suspend")).not.toContain("is closed without a decision");
  await takeCase(app.web, open.admin, open.caseId);
  await verifyInstitution(app.web, open.admin, { caseId: open.caseId, note: null });
  expect(await reviewOf(open, "terminate")).not.toContain("is closed without a decision");
});

test("an end and a decision at the same time leave no open case behind", async () => {
  for (let round = 0; round < 3; round += 1) {
    const meeting = await changing();
    await takeCase(app.web, meeting.admin, meeting.caseId);
    const decide = () => verifyInstitution(app.web, meeting.admin, { caseId: meeting.caseId, note: null });
    const [decided] = await Promise.all([refusalCodeOf(decide()), end(meeting)]);
    const { status } = await given.caseRow(meeting.caseId);
    expect(status).toBe(decided === "nothing refused" ? "decided" : "closed");
  }
});
