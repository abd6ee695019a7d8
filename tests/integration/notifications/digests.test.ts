import { describe, expect, test } from "vitest";
import { queueDigests } from "#app/services/notifications/queue-digests.server.ts";
import { readNotifications } from "#app/services/notifications/read-notifications.server.ts";
import { sweepNotifications } from "#app/services/notifications/sweep-notifications.server.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { openEmails } from "#tests/factories/email-fixture.ts";
import { system } from "#tests/factories/open-given.ts";
import { sessionFor } from "#tests/support/http/test-sessions.ts";
import { workOff } from "#tests/support/jobs.ts";

const { app, testData } = openEmails();
const { at } = testData;

describe("the daily digest", () => {
  test("is sent once at its hour, with the unread notifications, grouped and in the reader's language", async () => {
    await app.sql`update accounts."user" set locale = 'zh-CN' where id = ${testData.company.userId}`;
    await testData.choose({ offers: "digest", introductions: "digest", digestHour: 9 });
    await testData.notifyOfOffer();
    await app.web.withActor(testData.institution, async (trx) => {
      await enqueue(trx, "notify-company-introduction-requested", {
        introductionId: testData.introductionId,
      });
      await enqueue(trx, "notify-company-introduction-answered", { introductionId: testData.introductionId });
    });
    await workOff(app);
    expect(await testData.emails()).toEqual([]);
    await testData.toldAt(at("08:59"));
    await app.sql`update notification set read_at = now()
      where kind = 'notify-company-introduction-answered'`;

    await app.setNow(at("08:59:59"));
    expect(await queueDigests(app.worker, system)).toBe(0);
    await app.setNow(at("09:00"));
    const looks = await Promise.all([1, 2, 3].map(() => queueDigests(app.worker, system)));
    expect(looks.toSorted()).toEqual([0, 0, 1]);
    await workOff(app);
    await app.setNow(at("09:01"));
    expect(await queueDigests(app.worker, system)).toBe(0);

    const [digest, ...others] = await testData.emails();
    expect(others).toEqual([]);
    expect(digest).toMatchObject({
      recipient: `${testData.company.userId}@people.test`,
      subject: "每日摘要：2 项未读",
    });
    expect(digest?.text).toMatch(
      /对接\n\n测试银行申请对接\nhttp[^\n]*\n\n融资方案\n\n测试银行已出具融资方案/,
    );
    expect(digest?.html).toContain(`/company/offers/${testData.offerId}`);
    expect(digest?.stopUrl).toMatch(/\.digest\./);
  });

  test("leaves later notifications to the next day, and is not sent to a person who has read all", async () => {
    await testData.choose({ offers: "digest" });
    await testData.notifyOfOffer();
    await testData.toldAt(at("08:00"));
    await app.setNow(at("20:00"));
    expect(await queueDigests(app.worker, system)).toBe(0);
    await app.setNow(at("08:00", "2026-11-27"));
    expect(await queueDigests(app.worker, system)).toBe(1);
    await readNotifications(app.web, sessionFor(testData.company), { id: null });
    await workOff(app);
    expect(await testData.emails()).toEqual([]);
  });

  test("waits over rest days where these are quiet", async () => {
    await testData.choose({ offers: "digest", quietOnRestDays: true });
    await testData.notifyOfOffer();
    await testData.toldAt(at("20:00", "2026-11-27"));
    await app.setNow(at("09:00", "2026-11-28"));
    expect(await queueDigests(app.worker, system)).toBe(0);
    await app.setNow(at("08:00", "2026-11-30"));
    expect(await queueDigests(app.worker, system)).toBe(1);
  });
});

test("notifications read 180 days ago are deleted, unread ones are not", async () => {
  await app.sql`insert into notification (user_id, organization_id, kind, about, subject_id, read_at)
    select ${testData.company.userId}, ${testData.company.companyId}, 'notify-company-offer-issued', 'offer',
    gen_random_uuid(), ${at("12:00")}::timestamptz - days * interval '1 day'
    from unnest(array[null, 1, 179, 181, 400]::int[]) days`;
  await app.setNow(at("12:00"));
  expect(await sweepNotifications(app.worker, system)).toBe(2);
  expect(await sweepNotifications(app.worker, system)).toBe(0);
  expect(await app.sql`select from notification`).toHaveLength(3);
});
