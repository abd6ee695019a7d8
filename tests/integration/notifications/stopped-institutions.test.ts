import { beforeEach, expect, test } from "vitest";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { liftSuspensions } from "#app/services/organizations/lift-suspensions.server.ts";
import { listNotifications } from "#app/services/notifications/list-notifications.server.ts";
import { daysOn } from "#tests/factories/days.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openParties, system } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { sessionFor } from "#tests/support/http/test-sessions.ts";
import { workOff } from "#tests/support/jobs.ts";

/** Companies hear of a suspension, an end and a restoration of an institution with which something is open. */
const { app, given, db, company, institution, underway } = openParties({}, { isEmptied: true });
const web = testWeb(app, builtPages, "en");

const move = async (to: "suspend" | "terminate" | "restore" | "restrict") =>
  changeInstitutionStatus(app.web, await moderationIn(app).admin(), {
    institutionId: institution.institutionId,
    move: to,
    reasonCode: to === "restore" ? null : "misconduct",
    note: null,
  });
const heard = async (by: CompanyActor = company) =>
  (await listNotifications(app.web, sessionFor(by), { cursor: undefined })).rows
    .filter(({ kind }) => kind.startsWith("notify-company-institution-"))
    .map(({ kind, subjectId }) => `${kind} ${subjectId}`)
    .sort();
const emails = async () =>
  app.sql<{ subject: string; text: string }>`select subject, text from dev_mail
    where recipient = (select email from accounts."user" where id = ${company.userId}) order by id`;

let open: string[];
beforeEach(async () => {
  const request = await underway.introduction({ requestedBy: "institution", status: "consent_pending" });
  const consented = await underway.consented();
  const { introductionId } = await db.row("offer", (await underway.issuedOffer()).id);
  open = [request.id, consented.id, introductionId];
  // What is over is no matter any more.
  await underway.introduction({ status: "declined_by_company", answerBy: null });
  await app.sql`delete from notification`;
}, 120_000);
const each = (name: string) => open.map((id) => `notify-company-institution-${name} ${id}`).sort();

test("a suspension is announced once for each open request, consent and offer, and so is its end", async () => {
  const stranger = await given.company();
  await move("suspend");
  expect(await heard()).toEqual(each("suspended"));
  expect(await heard(stranger)).toEqual([]);
  await move("restore");
  expect(await heard()).toEqual([...each("suspended"), ...each("restored")].sort());
});

test("an end is announced; a restriction, which leaves what was begun, is not", async () => {
  await move("restrict");
  await move("restore");
  expect(await heard()).toEqual([]);
  await move("terminate");
  expect(await heard()).toEqual(each("terminated"));
});

test("a suspension that nobody confirmed is announced as lifted", async () => {
  await move("suspend");
  await app.sql`update confirmation set due_at = ${daysOn(-1)}, proposed_at = ${daysOn(-2)}`;
  await liftSuspensions(app.worker, system);
  expect((await heard()).filter((row) => row.includes("restored"))).toEqual(each("restored"));
});

test("nobody is notified of a request that the company doesn't hear of", async () => {
  const stopped = await given.company();
  const { id } = await underway.introduction({ requestedBy: "institution", status: "consent_pending" });
  await app.sql`update introduction set company_id = ${stopped.companyId} where id = ${id}`;
  await app.sql`insert into unheard_request (introduction_id, company_id) values (${id}, ${stopped.companyId})`;
  await move("suspend");
  expect(await heard(stopped)).toEqual([]);
  expect(await heard()).toEqual(each("suspended"));
});

test("the e-mail and the page name the institution in the reader's language, and no reason", async () => {
  await move("suspend");
  await workOff(app);
  const sent = await emails();
  expect(sent).toHaveLength(3);
  for (const { subject, text } of sent) {
    expect(subject).toMatch(
      /Test Bank is suspended: what you have with it \(I-\d+\)|已停用，请查看与其往来事项/u,
    );
    expect(text).not.toMatch(/misconduct|违规/u);
  }
  for (const [locale, words] of [
    ["en", "Test Bank is suspended: what you have with it"],
    ["zh-CN", "已停用，请查看与其往来事项"],
  ] as const) {
    const { text } = await web.browser(web.sessions.company(company), locale).get("/notifications");
    expect(text).toContain(words);
    expect(text).toContain(`/company/introductions/${open[0]}`);
  }
});

test.each(["suspend", "terminate"] as const)(
  "the admin's review of %s names how many offers and consents it leaves, in both languages",
  async (to) => {
    const admin = await moderationIn(app).admin();
    const page = async (locale: "en" | "zh-CN") =>
      (
        await web
          .browser(web.sessions.admin(admin.userId), locale)
          .get(`/admin/institutions/${institution.institutionId}/${to}`)
      ).text;
    const [en, zh] = [await page("en"), await page("zh-CN")];
    const isEnd = to === "terminate";
    expect(en).toContain(
      isEnd
        ? "One open offer can’t be accepted or countered any more"
        : "One open offer can’t be accepted or countered meanwhile",
    );
    expect(en).toContain("2 consents of companies stay in force");
    expect(en).toContain("Companies with an open offer, request or consent of it are notified");
    expect(zh).toContain(isEnd ? "1 份待答复的方案不能再接受" : "1 份待答复的方案暂不能接受");
    expect(zh).toContain("2 项企业授权继续有效");
  },
);
