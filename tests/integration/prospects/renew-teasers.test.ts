import { describe, expect, test } from "vitest";
import { renewTeasers } from "#app/services/prospects/renew-teasers.server.ts";
import { putLive } from "#app/services/prospects/put-live.server.ts";
import { writeTeaser } from "#app/services/prospects/write-teaser.server.ts";
import { insertProspect } from "#db/queries/prospects/prospects.ts";
import { dayOf } from "#app/lib/days.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { prospectJson } from "#tests/factories/domain/content.ts";
import { openGiven, system } from "#tests/factories/open-given.ts";

const { app, given, db } = openGiven({}, { isEmptied: true });

const teaser = async () => {
  const rows: Record<string, unknown>[] = await app.sql`select edition, version, shown_on::text,
    age_least_months, recognitions, xmin::text as row_version from teaser`;
  return rows[0];
};
/** A company founded on a day, with a title that ends on another, published on a third. */
async function published(foundedOn: string, titleEndsOn: string, publishedAt: string) {
  await app.setNow(new Date(publishedAt));
  const { id, company } = await given.publishedProspect();
  const json = prospectJson();
  const whole = {
    ...json,
    company: { ...json.company, establishedOn: foundedOn },
    ip: {
      ...json.ip,
      recognitions: ["high_tech_enterprise"],
      recognisedUntil: { high_tech_enterprise: titleEndsOn },
    },
  };
  const content = prospectContentSchema.parse(whole);
  await app.sql`update prospect_version set content = ${JSON.stringify(whole)} where prospect_id = ${id}`;
  await app.sql`update prospect set published_at = ${publishedAt}, is_recognisable = true where id = ${id}`;
  const prospect = await db.row("prospect", id);
  const at = new Date(publishedAt);
  const live = { version: 1, status: "published", publishedAt: at, today: dayOf(at) } as const;
  await app.worker.withActor(system, (trx) => writeTeaser(trx, { prospect, content, ...live }));
  return { id, company, content };
}
async function live(of: Awaited<ReturnType<typeof published>>, version: number, change: object = {}) {
  const row = { prospectId: of.id, version, companyId: of.company.companyId, content: "{}" };
  await db.insert("prospectVersion", row);
  const prospect = { ...(await db.row("prospect", of.id)), status: "published" as const };
  const content = { ...of.content, ...change };
  await app.web.withActor(of.company, (trx) =>
    putLive(trx, of.company, { prospect, content, version, now: app.web.now() }),
  );
}

describe("the ages and titles in a teaser", () => {
  test("are constant within a quarter, and change for all on its first day", async () => {
    await published("2018-11-20", "2026-12-03", "2026-11-02T03:00:00Z");
    const before = await teaser();
    await app.setNow(new Date("2026-12-31T03:00:00Z"));
    expect(await renewTeasers(app.worker, system)).toBe(0);
    expect(await teaser()).toEqual(before);
    await app.setNow(new Date("2026-12-31T19:10:00Z"));
    expect(await renewTeasers(app.worker, system)).toBe(1);
    expect(await teaser()).toMatchObject({ shown_on: "2027-01-01", age_least_months: 61, recognitions: [] });
    // Another quarter in the same bands is stored, too: it reveals something of the founding date.
    await app.setNow(new Date("2027-04-01T19:10:00Z"));
    expect(await renewTeasers(app.worker, system)).toBe(1);
    const kept = await app.sql`select shown_on::text from shown_teaser order by shown_at`;
    expect(kept.slice(-2)).toEqual([{ shown_on: "2027-01-01" }, { shown_on: "2027-04-01" }]);
    expect(await renewTeasers(app.worker, system)).toBe(0);
  });

  test("never reveal in which quarter an age reaches the next band", async () => {
    const { company } = await published("2018-11-20", "2030-12-31", "2026-11-02T03:00:00Z");
    const founded = { after: "2018-11-02", until: "2021-11-02" };
    const shownAge = async () => {
      const rows: object[] = await app.sql`select bands -> 'founded' as founded,
        bands -> 'ageYears' as years from teaser`;
      return rows[0];
    };
    expect(await shownAge()).toEqual({ founded, years: { from: 5, to: 8 } });
    await app.setNow(new Date("2026-12-31T19:10:00Z"));
    await renewTeasers(app.worker, system);
    expect(await shownAge()).toEqual({ founded, years: { from: 5, to: 9 } });
    await app.setNow(new Date("2028-12-31T19:10:00Z"));
    await renewTeasers(app.worker, system);
    expect(await shownAge()).toEqual({ founded, years: { from: 7, to: 11 } });
    // The company's next prospect is shown as of its own date: another date would reveal that both are of one company.
    const next = await app.web.withActor(company, (trx) =>
      insertProspect(trx, { companyId: company.companyId, draft: {}, isDemonstration: false }),
    );
    expect(await db.column("prospect", "ageToldOn", next.id)).toEqual([null]);
  });

  test("reveal no date through an edit: nothing that institutions see changes by a hidden edit", async () => {
    const of = await published("2018-11-20", "2026-12-03", "2026-11-02T03:00:00Z");
    const first = await teaser();
    // Eight years old since the 20th, and without the title since the 3rd.
    await app.setNow(new Date("2026-12-10T03:00:00Z"));
    await live(of, 2, { people: { ...of.content.people, keyPeople: "王某" } });
    const after = await teaser();
    expect(after).toMatchObject({
      version: 2,
      edition: first?.["edition"],
      recognitions: ["high_tech_enterprise"],
    });
    expect(after?.["age_least_months"]).toBe(first?.["age_least_months"]);
    await live(of, 3, { business: { ...of.content.business, headline: "激光焊接头与视觉系统" } });
    expect(await teaser()).toMatchObject({ version: 3, edition: Number(first?.["edition"]) + 1 });
  });
});
