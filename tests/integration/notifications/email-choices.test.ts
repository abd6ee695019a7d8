import { describe, expect, test } from "vitest";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { chooseEmails } from "#app/services/notifications/choose-emails.server.ts";
import { queueDigests } from "#app/services/notifications/queue-digests.server.ts";
import { readEmailChoices } from "#app/services/notifications/read-email-choices.server.ts";
import { stopEmails } from "#app/services/notifications/stop-emails.server.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { openEmails } from "#tests/factories/email-fixture.ts";
import { sessionFor, sessionOf } from "#tests/support/http/test-sessions.ts";
import { system } from "#tests/factories/open-given.ts";
import { workOff } from "#tests/support/jobs.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given, testData } = openEmails();
const { at, usual } = testData;

const tokenIn = (url: string | null): string => url?.split("/").at(-1) ?? "";

/** When the waiting e-mails are sent. */
async function waiting(): Promise<Date[]> {
  const rows: { at: Date }[] = await app.sql`select run_at as at from graphile_worker.jobs
    where task_identifier = 'send-email'`;
  return rows.map((row) => row.at);
}

describe("the default choice of e-mails", () => {
  test("is immediate e-mail about offers, with a way to unsubscribe", async () => {
    await testData.mailOffer();
    const [email] = await testData.emails();
    expect(email?.stopUrl).toMatch(/^http.*\/webhooks\/unsubscribe\/company\.[-.\w]+$/);
    expect(email?.text).toContain("/unsubscribe?token=company.");
    expect(email?.html).toContain("/account/notifications");
  });
});

describe("the choice of notifications on the page only", () => {
  test("stops e-mails and digests", async () => {
    await testData.choose({ offers: "page" });
    await testData.mailOffer();
    expect(await queueDigests(app.worker, system)).toBe(0);
    expect(await testData.emails()).toEqual([]);
  });

  test("does not stop mandatory e-mails, which have no unsubscribe link", async () => {
    await chooseEmails(app.web, sessionFor(testData.institution), {
      ...usual,
      introductions: "page",
      quietFrom: 0,
      quietUntil: 23,
    });
    await app.setNow(at("12:00"));
    await app.web.withActor(testData.company, (trx) =>
      enqueue(trx, "notify-institution-consent-ended", { introductionId: testData.introductionId }),
    );
    await workOff(app);
    const [email, ...others] = await testData.emails();
    expect(others).toEqual([]);
    expect(email).toMatchObject({ recipient: `${testData.institution.userId}@people.test`, stopUrl: null });
    expect(email?.text).toContain("E-mails of this kind are always sent.");
  });

  test("applies to one membership, and to nobody else", async () => {
    await testData.choose({ offers: "page" });
    const elsewhere = { ...(await given.company()), userId: testData.company.userId };
    const deliveryFor = async (actor: CompanyActor) =>
      (await readEmailChoices(app.web, sessionFor(actor)))?.groups.find(({ group }) => group === "offers")
        ?.delivery;
    expect(await deliveryFor(testData.company)).toBe("page");
    expect(await deliveryFor(elsewhere)).toBe("at_once");
    expect(await deliveryFor({ ...testData.company, userId: crypto.randomUUID() })).toBe("at_once");
  });

  test("needs a membership", async () => {
    const nobody = sessionOf(testData.company.userId, { kind: "none" });
    await refuses("organization-missing", () => chooseEmails(app.web, nobody, usual), app.traces);
  });
});

describe("in quiet hours", () => {
  test("an e-mail waits until they end", async () => {
    await testData.choose({ quietFrom: 22, quietUntil: 7 });
    // The offer's deadline lies days ahead.
    await app.setNow(at("23:10"));
    await app.sql`update offer set expires_at = ${at("18:00", "2026-12-02")}`;
    await testData.mailOffer();
    expect(await testData.emails()).toEqual([]);
    expect(await waiting()).toEqual([at("07:00", "2026-11-27")]);
  });

  test("an e-mail whose deadline falls within them is sent at once", async () => {
    await testData.choose({ quietFrom: 22, quietUntil: 7 });
    await app.setNow(at("23:10"));
    await app.sql`update offer set expires_at = ${at("06:00", "2026-11-27")}`;
    await testData.mailOffer();
    expect(await testData.emails()).toHaveLength(1);
  });

  test("a person who meanwhile read the notification, or unsubscribed, gets none", async () => {
    await testData.notifyOfOffer();
    await app.sql`update notification set mailed_at = now(), read_at = now()`;
    const payload = {
      email: "notify-company-offer-issued",
      subjectId: testData.offerId,
      userId: testData.company.userId,
    };
    const send = () => app.worker.withActor(system, (trx) => enqueue(trx, "send-email", payload));
    await send();
    await workOff(app);
    expect(await testData.emails()).toEqual([]);
    await app.sql`update notification set read_at = null`;
    await testData.choose({ offers: "page" });
    await send();
    await workOff(app);
    expect(await testData.emails()).toEqual([]);
  });
});

describe("the unsubscribe link of an e-mail", () => {
  async function stopLink(): Promise<string> {
    await testData.mailOffer();
    return tokenIn((await testData.emails())[0]?.stopUrl ?? null);
  }

  test("stops the e-mails of its group, also when used twice, and nothing else", async () => {
    const token = await stopLink();
    const stop = () => stopEmails(app.web, { kind: "public" }, { token });
    expect(await stop()).toMatchObject({ userId: testData.company.userId, stops: "offers" });
    await stop();
    const rows = await app.sql`select user_id, organization_id, group_name, delivery from email_choice`;
    expect(rows).toEqual([
      {
        user_id: testData.company.userId,
        organization_id: testData.company.companyId,
        group_name: "offers",
        delivery: "page",
      },
    ]);
  });

  test("is invalid once altered", async () => {
    const token = await stopLink();
    await app.expectNoWrites();
    const changed = [
      token.replace(testData.company.userId, testData.institution.userId),
      token.replace(".offers.", ".deals."),
      token.slice(0, -1),
      `${token}x`,
      "made-up",
      "",
    ];
    for (const wrong of changed) {
      await refuses("stop-link-not-valid", stopEmails(app.web, { kind: "public" }, { token: wrong }));
    }
  });
});

test("an e-mail handed over twice is sent once", async () => {
  await testData.mailOffer();
  const payload = {
    email: "notify-company-offer-issued",
    subjectId: testData.offerId,
    userId: testData.company.userId,
  };
  await app.worker.withActor(system, (trx) => enqueue(trx, "send-email", payload));
  await workOff(app);
  expect(await testData.emails()).toHaveLength(1);
});
