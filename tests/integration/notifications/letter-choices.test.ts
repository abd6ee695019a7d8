import { beforeEach, describe, expect, test } from "vitest";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { chooseLetters } from "#app/services/notifications/choose-letters.server.ts";
import { queueDigests } from "#app/services/notifications/queue-digests.server.ts";
import { readLetterChoices } from "#app/services/notifications/read-letter-choices.server.ts";
import { stopLetters } from "#app/services/notifications/stop-letters.server.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { letterTownIn } from "#tests/factories/letter-town.ts";
import { sessionOf } from "#tests/support/http/seated.ts";
import { tracesOf } from "#tests/support/http/traces.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { workOff } from "#tests/support/jobs.ts";
import { refuses } from "#tests/support/refusals.ts";

const app = openTestApp();
const town = letterTownIn(app);
const { at, usual } = town;
const system = { kind: "system" } as const;
beforeEach(() => town.begins());

const tokenIn = (url: string | null): string => url?.split("/").at(-1) ?? "";

/** When the letters that wait leave. */
async function waiting(): Promise<Date[]> {
  const rows: { at: Date }[] = await app.sql`select run_at as at from graphile_worker.jobs
    where task_identifier = 'send-letter'`;
  return rows.map((row) => row.at);
}

describe("a person who has chosen nothing", () => {
  test("hears at once of offers, with a way to stop such letters", async () => {
    await town.tellOfOffer();
    await workOff(app);
    const [letter] = await town.letters();
    expect(letter?.stopUrl).toMatch(/^http.*\/webhooks\/unsubscribe\/company\.[-.\w]+$/);
    expect(letter?.text).toContain("/unsubscribe?token=company.");
    expect(letter?.html).toContain("/account/notifications");
  });
});

describe("who wants them on the page only", () => {
  test("gets no letter, and no digest", async () => {
    await town.choose({ offers: "page" });
    await town.tellOfOffer();
    await workOff(app);
    expect(await queueDigests(app.worker, system)).toBe(0);
    expect(await town.letters()).toEqual([]);
  });

  test("hears of what can't be turned off all the same, with no link to stop it", async () => {
    await chooseLetters(app.web, town.sessionFor(town.institution), {
      ...usual,
      introductions: "page",
      quietFrom: 0,
      quietUntil: 23,
    });
    await app.setNow(at("12:00"));
    await app.web.withActor(town.company, (trx) =>
      enqueue(trx, "tell-institution-consent-ended", { introductionId: town.introductionId }),
    );
    await workOff(app);
    const [letter, ...others] = await town.letters();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ recipient: `${town.institution.userId}@people.test`, stopUrl: null });
    expect(letter?.text).toContain("Letters of this kind are always sent.");
  });

  test("has chosen for where they sit, and nobody else has", async () => {
    await town.choose({ offers: "page" });
    const elsewhere = { ...(await town.given.company()), userId: town.company.userId };
    const deliveryFor = async (actor: CompanyActor) =>
      (await readLetterChoices(app.web, town.sessionFor(actor)))?.groups.find(
        ({ group }) => group === "offers",
      )?.delivery;
    expect(await deliveryFor(town.company)).toBe("page");
    expect(await deliveryFor(elsewhere)).toBe("at_once");
    expect(await deliveryFor({ ...town.company, userId: crypto.randomUUID() })).toBe("at_once");
  });

  test("needs a seat", async () => {
    const before = await tracesOf(app.owner);
    const nobody = sessionOf(town.company.userId, { kind: "none" });
    await refuses("organization-missing", chooseLetters(app.web, nobody, usual));
    expect(await tracesOf(app.owner)).toBe(before);
  });
});

describe("in quiet hours", () => {
  test("a letter waits until they end", async () => {
    await town.choose({ quietFrom: 22, quietUntil: 7 });
    // The offer's deadline lies days ahead.
    await app.setNow(at("23:10"));
    await app.sql`update offer set expires_at = ${at("18:00", "2026-12-02")}`;
    await town.tellOfOffer();
    await workOff(app);
    expect(await town.letters()).toEqual([]);
    expect(await waiting()).toEqual([at("07:00", "2026-11-27")]);
  });

  test("a letter whose deadline falls within them leaves at once", async () => {
    await town.choose({ quietFrom: 22, quietUntil: 7 });
    await app.setNow(at("23:10"));
    await app.sql`update offer set expires_at = ${at("06:00", "2026-11-27")}`;
    await town.tellOfOffer();
    await workOff(app);
    expect(await town.letters()).toHaveLength(1);
  });

  test("who has read it meanwhile, or stopped such letters, gets none", async () => {
    await town.tellOfOffer();
    await app.sql`update notification set mailed_at = now(), read_at = now()`;
    const payload = {
      letter: "tell-company-offer-issued",
      subjectId: town.offerId,
      userId: town.company.userId,
    };
    const send = () => app.worker.withActor(system, (trx) => enqueue(trx, "send-letter", payload));
    await send();
    await workOff(app);
    expect(await town.letters()).toEqual([]);
    await app.sql`update notification set read_at = null`;
    await town.choose({ offers: "page" });
    await send();
    await workOff(app);
    expect(await town.letters()).toEqual([]);
  });
});

describe("the link at a letter's end", () => {
  async function stopLink(): Promise<string> {
    await town.tellOfOffer();
    await workOff(app);
    return tokenIn((await town.letters())[0]?.stopUrl ?? null);
  }

  test("stops the letters of its group, once or twice the same, and nothing else", async () => {
    const token = await stopLink();
    const stop = () => stopLetters(app.web, { kind: "public" }, { token });
    expect(await stop()).toMatchObject({ userId: town.company.userId, stops: "offers" });
    await stop();
    const rows = await app.sql`select user_id, organization_id, group_name, delivery from letter_choice`;
    expect(rows).toEqual([
      {
        user_id: town.company.userId,
        organization_id: town.company.companyId,
        group_name: "offers",
        delivery: "page",
      },
    ]);
  });

  test("that somebody changed is none", async () => {
    const token = await stopLink();
    const before = await tracesOf(app.owner);
    const changed = [
      token.replace(town.company.userId, town.institution.userId),
      token.replace(".offers.", ".deals."),
      token.slice(0, -1),
      `${token}x`,
      "made-up",
      "",
    ];
    for (const wrong of changed) {
      await refuses("stop-link-not-valid", stopLetters(app.web, { kind: "public" }, { token: wrong }));
    }
    expect(await tracesOf(app.owner)).toBe(before);
  });
});

test("the same letter handed over twice is one", async () => {
  await town.tellOfOffer();
  await workOff(app);
  const payload = {
    letter: "tell-company-offer-issued",
    subjectId: town.offerId,
    userId: town.company.userId,
  };
  await app.worker.withActor(system, (trx) => enqueue(trx, "send-letter", payload));
  await workOff(app);
  expect(await town.letters()).toHaveLength(1);
});
