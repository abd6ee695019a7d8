import { beforeEach, expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { queueDigests } from "#app/services/notifications/queue-digests.server.ts";
import { dayOf } from "#app/lib/days.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { emailFixtureIn } from "#tests/factories/email-fixture.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { workOff } from "#tests/support/jobs.ts";

const app = openTestApp();
const testData = emailFixtureIn(app);
beforeEach(() => testData.begins());

const notify = (by: InstitutionActor, offerId: string) =>
  app.web.withActor(by, (trx) => enqueue(trx, "notify-company-offer-issued", { offerId }));
const unread = async () => {
  const rows: { inDigest: boolean }[] = await app.sql`select in_digest as "inDigest" from notification
    where read_at is null and user_id = ${testData.company.userId}`;
  return rows;
};

test("one organization causes at most ten e-mails an hour to one person; the next notification is on the page and in the digest", async () => {
  for (let round = 0; round < 14; round += 1) {
    await notify(testData.institution, testData.offerId);
    await workOff(app);
  }
  expect(await testData.emails()).toHaveLength(10);
  expect(await unread()).toEqual([{ inDigest: true }]);

  // Another organization's are counted apart.
  const mandate = await testData.given.activeMandate();
  const prospect = await testData.given.publishedProspect(testData.company);
  const { id } = await testData.given.issuedOffer(prospect, mandate);
  await notify(mandate.institution, id);
  await workOff(app);
  expect(await testData.emails()).toHaveLength(11);

  await testData.toldAt(new Date(Date.now() - 24 * 3_600_000));
  await app.setNow(new Date(`${dayOf(new Date())}T23:00+08:00`));
  expect(await queueDigests(app.worker, { kind: "system" })).toBe(1);
  await workOff(app);
  const emails = await testData.emails();
  expect(emails).toHaveLength(12);
  expect(emails.at(-1)?.subject).toBe("One matter that you have not read");
  expect(emails.at(-1)?.text).toContain(`/company/offers/${testData.offerId}`);
  expect(await queueDigests(app.worker, { kind: "system" })).toBe(0);
});

test("an hour later e-mails are sent at once again, and nothing is sent twice", async () => {
  await app.sql`insert into counted_use (act, holder, at)
    select 'email', ${`${testData.institution.institutionId}>${testData.company.userId}`},
    app_now() - interval '59 minutes' from generate_series(1, 10)`;
  await notify(testData.institution, testData.offerId);
  await workOff(app);
  expect(await testData.emails()).toEqual([]);
  await app.sql`update counted_use set at = at - interval '2 minutes'`;
  await notify(testData.institution, testData.offerId);
  await workOff(app);
  expect(await testData.emails()).toHaveLength(1);
  expect(await unread()).toEqual([{ inDigest: false }]);
});
