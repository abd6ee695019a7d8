import { describe, expect, test } from "vitest";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { jobNames, type EmailName } from "#app/domain/jobs/payloads.ts";
import { isNotified, notificationKind } from "#app/domain/notifications/kinds.ts";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";

import { writeMessage } from "#app/services/introductions/write-message.server.ts";
import { listNotifications } from "#app/services/notifications/list-notifications.server.ts";
import { readNotifications } from "#app/services/notifications/read-notifications.server.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { disputesIn } from "#tests/factories/disputes.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { everyPage } from "#tests/support/every-page.ts";
import { sessionFor, sessionOf } from "#tests/support/http/test-sessions.ts";
import { workOff } from "#tests/support/jobs.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given, db, company, institution, underway } = openParties({}, { isEmptied: true });

const notified = async (actor: PartyActor, cursor?: string) =>
  listNotifications(app.web, sessionFor(actor), { cursor });
const kindsOf = async (actor: PartyActor) => (await notified(actor)).rows.map(({ kind }) => kind);
const notify = (name: EmailName, payload: Record<string, string>) =>
  app.web.withActor(institution, (trx) => enqueue(trx, name, payload as never));
const rows = () => db.rows("notification", {}, "id");
const emails = async () =>
  (await app.sql<{ recipient: string }>`select recipient from dev_mail order by id`).map(
    ({ recipient }) => recipient,
  );

async function asked(): Promise<string> {
  return (await given.institutionAsks(await underway.pair())).introductionId;
}

/** An invoice of nothing but a number. */
async function invoiceOf(institutionId: string): Promise<string> {
  const rows: { id: string }[] =
    await app.sql`insert into invoice (number, institution_id, period, issued_at, due_on,
    net_fen, vat_fen, total_fen, profile)
    values ('LS-2026-000001', ${institutionId}, '2026-02-01', now(), '2026-04-01', 94, 6, 100, '{}') returning id`;
  return rows[0]?.id ?? "";
}

describe("a notification", () => {
  test("exists with the change itself, for its recipients, with who must act by when", async () => {
    const introductionId = await asked();
    const { rows: ours } = await notified(company);
    expect(ours).toMatchObject([
      {
        kind: "notify-company-introduction-requested",
        subjectId: introductionId,
        status: "consent_pending",
        institutionNameEn: "Test Bank",
        isDue: true,
        readAt: null,
      },
    ]);
    expect(ours[0]?.until).toBeInstanceOf(Date);
    expect(await kindsOf(institution)).toEqual([]);

    const answer = { introductionId, reasonCode: "price", note: null };
    await declineIntroduction(app.web, company, answer);
    expect((await notified(company)).rows[0]?.isDue).toBe(false);
    // What was to be done is done: nothing is left to read.
    expect((await rows()).map(({ userId, readAt }) => [userId, readAt !== null])).toEqual([
      [company.userId, true],
      [institution.userId, false],
    ]);
    expect(await kindsOf(institution)).toEqual(["notify-institution-introduction-answered"]);
  });

  test("does not exist where the change was rolled back", async () => {
    const { id: introductionId } = await underway.introduction();
    const change = app.web.withActor(institution, async (trx) => {
      await enqueue(trx, "notify-company-introduction-requested", { introductionId });
      throw new Error("undone");
    });
    await expect(change).rejects.toThrow("undone");
    expect(await rows()).toEqual([]);
  });

  test("goes to owners and members, not to viewers or unconfirmed addresses", async () => {
    const { companyId: organizationId } = company;
    const member = await accountsIn(app).person({ organizationId, memberRole: "member" });
    await accountsIn(app).person({ organizationId, memberRole: "viewer" });
    const unconfirmed = await accountsIn(app).person({ organizationId, memberRole: "member" });
    await app.sql`update accounts."user" set email_verified = false where id = ${unconfirmed.userId}`;
    await asked();
    expect((await rows()).map(({ userId }) => userId).sort()).toEqual([company.userId, member.userId].sort());
  });

  test("repeated before it was read is one, with the last time; once read, it is new again", async () => {
    const { id: introductionId } = await underway.consented();
    const words = { introductionId, words: "一" };
    await writeMessage(app.web, company, words);
    const [first] = await rows();
    await writeMessage(app.web, company, words);
    const [second, ...others] = await rows();
    expect(others).toEqual([]);
    expect(Number(second?.at)).toBeGreaterThanOrEqual(Number(first?.at));

    // Reading the thread marks its notifications as read.
    await readIntroductionAsInstitution(app.web, institution, { introductionId });
    expect((await rows()).every(({ readAt }) => readAt !== null)).toBe(true);
    await writeMessage(app.web, company, words);
    expect(await rows()).toHaveLength(2);
  });

  test("of every kind finds its recipients and its page", async () => {
    const { underway, submitted } = applicationsIn(app, company, institution);
    const { id: applicationId, introductionId } = await submitted();
    const deal = await underway.deal("available");
    const { prospect, mandate } = await underway.pair();
    const { id: disputeId, drawdownId } = await disputesIn(app, company, institution).opened();
    const ids = {
      applicationId,
      introductionId,
      dealId: deal.id,
      drawdownId,
      offerId: deal.offerId,
      disputeId,
      prospectId: prospect.id,
      mandateId: mandate.id,
      institutionId: institution.institutionId,
      invoiceId: await invoiceOf(institution.institutionId),
    };
    const names = jobNames.filter(isNotified).filter((name) => !/-case-|-admins-|-colleagues-/.test(name));
    for (const name of names) {
      const { about } = notificationKind(name);
      const key = about === "thread" ? "introductionId" : (`${about}Id` as const);
      const id = ids[key as keyof typeof ids];
      await notify(name, { [key]: id });
    }
    const everything = [
      ...(await everyPage((cursor) => notified(company, cursor))),
      ...(await everyPage((cursor) => notified(institution, cursor))),
    ];
    expect(new Set(everything.map(({ kind }) => kind))).toEqual(new Set(names));
    for (const { kind, number, status } of everything) {
      expect([kind, number === null, status === null]).toEqual([kind, false, false]);
    }
  });
});

describe("the list of notifications", () => {
  test("is paged by keyset, the newest first, and marked as read one by one or all at once", async () => {
    await app.sql`insert into notification (user_id, organization_id, kind, about, subject_id, at)
      select ${company.userId}, ${company.companyId}, 'notify-company-offer-issued', 'offer', gen_random_uuid(),
      date_trunc('milliseconds', now()) - n / 4 * interval '1 minute'
      from generate_series(1, 45) n`;
    const seen = (await everyPage((cursor) => notified(company, cursor))).map(({ id }) => id);
    expect(seen).toHaveLength(45);
    expect(new Set(seen).size).toBe(45);

    expect(await readNotifications(app.web, sessionFor(company), { id: seen[3] ?? "" })).toBe(1);
    expect(await readNotifications(app.web, sessionFor(company), { id: seen[3] ?? "" })).toBe(0);
    expect(await readNotifications(app.web, sessionFor(company), { id: null })).toBe(44);
  });

  test("is nobody else's: not a colleague's, not the same person's in another organization", async () => {
    await asked();
    const [one] = await rows();
    const colleague = { ...company, userId: crypto.randomUUID() };
    const elsewhere = { ...(await given.company()), userId: company.userId };
    for (const stranger of [colleague, elsewhere, institution]) {
      expect(await kindsOf(stranger)).toEqual([]);
      const reading = { id: `${one?.kind}.${one?.subjectId}` };
      expect(await readNotifications(app.web, sessionFor(stranger), reading)).toBe(0);
      const inserted = app.web.withActor(stranger, (trx) =>
        trx
          .insertInto("notification")
          .values({ ...stranger, kind: "x", about: "offer", subjectId: crypto.randomUUID() } as never)
          .execute(),
      );
      await expect(inserted).rejects.toThrow();
    }
    expect(await rows()).toEqual([one]);
    const nobody = sessionOf(company.userId, { kind: "none" });
    await refuses("organization-missing", readNotifications(app.web, nobody, { id: null }));
    expect(await rows()).toEqual([one]);
  });
});

describe("the e-mail of a notification", () => {
  test("is queued once, however often and by however many workers", async () => {
    const introductionId = await asked();
    await Promise.all([workOff(app), workOff(app), workOff(app)]);
    expect(await emails()).toEqual([`${company.userId}@people.test`]);
    await app.sql`select graphile_worker.add_job('notify-company-introduction-requested',
      ${JSON.stringify({ introductionId })})`;
    await workOff(app);
    expect(await emails()).toHaveLength(1);
  });

  test("is not sent to a person who has read it on the page", async () => {
    await asked();
    await readNotifications(app.web, sessionFor(company), { id: null });
    await workOff(app);
    expect(await emails()).toEqual([]);
  });
});
