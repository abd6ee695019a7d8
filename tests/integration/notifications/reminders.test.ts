import { beforeEach, describe, expect, test } from "vitest";
import { formatNotification } from "#app/http/answers/format-notification.server.ts";
import { listNotifications } from "#app/services/notifications/list-notifications.server.ts";
import { remind } from "#app/services/notifications/remind.server.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { askingIn } from "#tests/factories/asking.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { disputesIn } from "#tests/factories/disputes.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { sessionFor } from "#tests/support/http/test-sessions.ts";
import { remindedBy } from "#tests/support/reminded.ts";

const { app, given, company, institution, underway } = openParties({}, { isEmptied: true });
const asking = askingIn(app);
const setClocks = "update dispute set answer_due_at = $2, decide_due_at = $3 where id = $1";
/** A Wednesday, with working days before and after it. */
const at = (hour: string, day = "2026-11-25"): Date => new Date(`${day}T${hour}+08:00`);
let adminId: string;

beforeEach(async () => {
  await app.setNow(at("09:00"));
  adminId = (await moderationIn(app).admin()).userId;
});

const notifications = async () =>
  (await listNotifications(app.web, sessionFor(company), { cursor: undefined })).rows;
/** Who was notified of what by one run of the clock. */
const reminders = () =>
  remindedBy(app, { [company.userId]: "company", [institution.userId]: "institution", [adminId]: "admin" });

describe("a reminder is sent once for each deadline to the person who must act", () => {
  test("on a request that waits for the company's consent, two working days before it lapses", async () => {
    const { id } = await underway.introduction();
    const wait = (until: Date) =>
      app.sql`update introduction set status = 'consent_pending', answer_by = ${until} where id = ${id}`;
    await wait(at("18:00", "2026-11-30"));
    expect(await reminders()).toEqual([]);
    await wait(at("18:00", "2026-11-27"));
    const looks = await Promise.all([1, 2, 3].map(() => remind(app.worker, { kind: "system" })));
    expect(looks.toSorted()).toEqual([0, 0, 1]);
    expect(await notifications()).toMatchObject([
      { kind: "notify-company-introduction-waits", isDue: true, until: at("18:00", "2026-11-27") },
    ]);
    expect(await reminders()).toEqual([]);
    await wait(at("18:00", "2026-11-26"));
    expect(await reminders()).toEqual(["company: notify-company-introduction-waits"]);
    await wait(at("08:00"));
    expect(await reminders()).toEqual([]);
  });

  test("and once it was answered says so, and not that it waits until the consent given then ends", async () => {
    const { id } = await underway.introduction();
    await app.sql`update introduction set status = 'consent_pending', answer_by = ${at("18:00", "2026-11-27")} where id = ${id}`;
    expect(await reminders()).toEqual(["company: notify-company-introduction-waits"]);
    const shown = async () =>
      (await notifications()).map((row) => formatNotification("en", row, at("09:00")).words);
    expect(await shown()).toEqual([expect.stringMatching(/waits for your answer until .*27 Nov/u)]);
    await asking.companyConsents(company, id);
    expect(await shown()).toEqual([expect.stringMatching(/ waited for your answer$/u)]);
  });

  test("on a company's request that waits for the institution", async () => {
    const { id } = await underway.introduction();
    await app.sql`update introduction set status = 'requested', requested_by = 'company',
      answer_by = ${at("18:00", "2026-11-27")} where id = ${id}`;
    expect(await reminders()).toEqual(["institution: notify-institution-introduction-waits"]);
  });

  test("on a consent that ends within a week, to both sides; a person who just changed its end is notified of that only", async () => {
    await underway.consented();
    const ends = (until: Date, grantedAt = at("09:00", "2026-10-01")) =>
      app.sql`update consent set expires_at = ${until}, granted_at = ${grantedAt}`;
    await ends(at("00:00", "2026-12-03"));
    expect(await reminders()).toEqual([]);
    await ends(at("00:00", "2026-12-02"));
    await Promise.all([1, 2, 3].map(() => remind(app.worker, { kind: "system" })));
    expect(await app.sql`select from notification`).toHaveLength(2);
    expect(await notifications()).toMatchObject([
      { kind: "notify-company-consent-ends-soon", isDue: true, until: at("23:59", "2026-12-01") },
    ]);
    expect(await reminders()).toEqual([]);
    await ends(at("00:00", "2026-11-29"));
    expect(await reminders()).toEqual([
      "company: notify-company-consent-ends-soon",
      "institution: notify-institution-consent-ends-soon",
    ]);
    await ends(at("00:00", "2026-11-28"), at("08:00"));
    expect(await reminders()).toEqual([]);
    await app.sql`update consent set granted_at = '2026-10-01', revoked_at = now()`;
    expect(await reminders()).toEqual([]);
  });

  test("on a mandate that ends within a fortnight, while it is in force, unless it was valid for no longer", async () => {
    const { mandate } = await underway.pair();
    const valid = (until: string, status = "active") =>
      app.sql`update mandate set valid_until = ${until}, status = ${status}`;
    await valid("2026-12-09");
    expect(await reminders()).toEqual([]);
    await valid("2026-12-08", "expired");
    expect(await reminders()).toEqual([]);
    await valid("2026-12-08", "paused");
    expect(await reminders()).toEqual(["institution: notify-institution-mandate-ends-soon"]);
    expect(await reminders()).toEqual([]);
    await app.sql`insert into mandate_version (mandate_id, version, institution_id, terms, created_at)
      values (${mandate.id}, 1, ${institution.institutionId}, '{}', ${at("08:00")})`;
    await valid("2026-12-01");
    expect(await reminders()).toEqual([]);
  });

  test("on an offer that ends soon, unless it was answered or is on hold", async () => {
    const deal = await underway.deal("accepted");
    await app.sql`update deal set status_changed_at = ${at("08:00")}`;
    const offer = (change: string) =>
      app.owner.query(`update offer set ${change} where id = $1`, [deal.offerId]);
    await offer(`expires_at = '2026-11-26 18:00+08'`);
    expect(await reminders()).toEqual([]);
    await offer(`status = 'viewed', held_by_deal_id = '${deal.id}'`);
    expect(await reminders()).toEqual([]);
    await offer("held_by_deal_id = null");
    expect(await reminders()).toEqual(["company: notify-company-offer-expires-soon"]);
    // The revised offer ends later, and ends soon a second time.
    await offer(`expires_at = '2026-11-27 18:00+08'`);
    expect(await reminders()).toEqual(["company: notify-company-offer-expires-soon"]);
    expect(await reminders()).toEqual([]);
  });

  test("on a drawdown a day before it is due, and once it is overdue to the owners of both sides and the admins", async () => {
    const { id } = await underway.drawdown("funded");
    const member = await accountsIn(app).person({ organizationId: company.companyId, memberRole: "viewer" });
    const due = (until: Date) => app.sql`update drawdown set confirm_due_at = ${until} where id = ${id}`;
    await app.sql`update deal set status = 'available'`;
    await due(at("18:00", "2026-11-27"));
    expect(await reminders()).toEqual([]);
    await due(at("18:00", "2026-11-26"));
    expect(await reminders()).toEqual(["company: notify-company-drawdown-waits"]);
    await due(at("08:59"));
    expect(await reminders()).toEqual([
      "admin: notify-drawdown-overdue",
      "company: notify-drawdown-overdue",
      "institution: notify-drawdown-overdue",
    ]);
    expect(await reminders()).toEqual([]);
    expect(await app.sql`select from notification where user_id = ${member.userId}`).toEqual([]);
    await app.sql`update drawdown set status = 'disputed', confirm_due_at = ${at("08:00")}`;
    expect(await reminders()).toEqual([]);
  });

  test.each([
    ["company", "institution: notify-institution-dispute-waits"],
    ["institution", "company: notify-company-dispute-waits"],
  ] as const)("on a dispute of the %s, to the other side, then to the admins", async (by, waits) => {
    const { id } = await disputesIn(app, company, institution).opened(by);
    const clocks = (answer: Date, decide: Date) => app.owner.query(setClocks, [id, answer, decide]);
    const [far, nextDay, past] = [at("18:00", "2026-12-04"), at("18:00", "2026-11-26"), at("08:00")];
    await clocks(at("18:00", "2026-11-27"), far);
    expect(await reminders()).toEqual([]);
    await clocks(nextDay, far);
    expect(await reminders()).toEqual([waits]);
    await clocks(past, far);
    expect(await reminders()).toEqual(["admin: notify-admins-dispute-to-decide"]);
    await clocks(past, at("08:30"));
    expect(await reminders()).toEqual(["admin: notify-admins-dispute-overdue"]);
    expect(await reminders()).toEqual([]);
    await app.sql`update dispute set status = 'withdrawn', ended_at = now()`;
    await clocks(nextDay, at("08:31"));
    expect(await reminders()).toEqual([]);
  });

  test("on a step of a deal a day before it is due to the side whose turn it is, and once more when that is late", async () => {
    const { id } = await underway.deal("accepted");
    const waits = (status: string, since: Date) =>
      app.sql`update deal set status = ${status}, status_changed_at = ${since}`;
    await waits("accepted", at("10:00", "2026-11-20"));
    expect(await reminders()).toEqual([]);
    await waits("accepted", at("10:00", "2026-11-18"));
    expect(await reminders()).toEqual(["institution: notify-institution-deal-waits"]);
    await waits("documents_out", at("11:00", "2026-11-19"));
    expect(await reminders()).toEqual(["company: notify-company-deal-waits"]);
    // The page names the step's deadline, as long as the step is that side's.
    expect(await notifications()).toMatchObject([{ isDue: true, until: at("18:00", "2026-11-26") }]);
    await waits("signed_by_company", at("11:00", "2026-11-19"));
    expect(await notifications()).toMatchObject([{ isDue: false, until: null }]);
    await waits("documents_out", at("11:00", "2026-11-17"));
    expect(await reminders()).toEqual(["company: notify-company-deal-overdue"]);
    expect(await reminders()).toEqual([]);
    await waits("signed_by_company", at("12:00", "2026-11-19"));
    expect(await reminders()).toEqual(["institution: notify-institution-deal-overdue"]);
    await waits("conditions_open", at("12:00", "2026-11-09"));
    await app.sql`update deal_condition set requested_at = ${at("09:00", "2026-11-02")} where deal_id = ${id}`;
    expect(await reminders()).toEqual(["company: notify-company-deal-overdue"]);
    await app.sql`update deal_condition set status = 'received', provided_at = ${at("09:00", "2026-11-23")}`;
    expect(await reminders()).toEqual(["institution: notify-institution-deal-waits"]);
    await app.sql`update institution set status = 'suspended'`;
    await app.setNow(at("19:00", "2026-11-30"));
    expect(await reminders()).toEqual([]);
    await app.sql`update institution set status = 'active'`;
    expect(await reminders()).toEqual([]);
    await waits("partially_drawn", at("12:00", "2026-01-05"));
    await app.sql`update deal set confirmed_fen = 1, funded_fen = 1`;
    expect(await reminders()).toEqual([]);
  });

  test("on a case past its deadline, to the admins, while it waits for them", async () => {
    await given.publishedProspect();
    const rows: { id: string }[] = await app.sql`insert into moderation_case (kind, status, prospect_id,
      company_id, due_at)
      select 'prospect_submission', 'awaiting_party', id, company_id, ${at("08:00")} from prospect
      returning id`;
    expect(await reminders()).toEqual([]);
    await app.sql`update moderation_case set status = 'in_review' where id = ${rows[0]?.id}`;
    expect(await reminders()).toEqual(["admin: notify-admins-case-overdue"]);
    expect(await reminders()).toEqual([]);
  });
});
