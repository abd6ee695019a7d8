import { expect, test } from "vitest";
import { queueDigests } from "#app/services/notifications/queue-digests.server.ts";
import { dayOf } from "#app/lib/days.ts";
import { openEmails } from "#tests/factories/email-fixture.ts";
import { system } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { workOff } from "#tests/support/jobs.ts";

const { app, given, testData } = openEmails();

const unread = () => app.sql`select in_digest as "inDigest" from notification
  where read_at is null and user_id = ${testData.company.userId}`;

test("one organization causes at most ten e-mails an hour to one person; the next notification is on the page and in the digest", async () => {
  for (let round = 0; round < 14; round += 1) await testData.mailOffer();
  expect(await testData.emails()).toHaveLength(10);
  expect(await unread()).toEqual([{ inDigest: true }]);

  // Another organization's are counted apart.
  const institution = await given.institution();
  const { id } = await underwayIn(app, testData.company, institution).issuedOffer();
  await testData.mailOffer({ institution, offerId: id });
  expect(await testData.emails()).toHaveLength(11);

  await testData.toldAt(new Date(Date.now() - 24 * 3_600_000));
  await app.setNow(new Date(`${dayOf(new Date())}T23:00+08:00`));
  expect(await queueDigests(app.worker, system)).toBe(1);
  await workOff(app);
  const emails = await testData.emails();
  expect(emails).toHaveLength(12);
  expect(emails.at(-1)?.subject).toBe("One matter that you have not read");
  expect(emails.at(-1)?.text).toContain(`/company/offers/${testData.offerId}`);
  expect(await queueDigests(app.worker, system)).toBe(0);
});

test("an hour later e-mails are sent at once again, and nothing is sent twice", async () => {
  await app.sql`insert into counted_use (act, holder, at)
    select 'email', ${`${testData.institution.institutionId}>${testData.company.userId}`},
    app_now() - interval '59 minutes' from generate_series(1, 10)`;
  await testData.mailOffer();
  expect(await testData.emails()).toEqual([]);
  await app.sql`update counted_use set at = at - interval '2 minutes'`;
  await testData.mailOffer();
  expect(await testData.emails()).toHaveLength(1);
  expect(await unread()).toEqual([{ inDigest: false }]);
});
