import { spawnSync } from "node:child_process";
import { beforeAll, expect, test } from "vitest";
import { APPLICATION_STATUSES } from "#app/domain/applications/lifecycle.ts";
import { DEAL_STATUSES } from "#app/domain/deals/lifecycle.ts";
import { DRAWDOWN_STATUSES } from "#app/domain/deals/drawdown.ts";
import { INTRODUCTION_STATUSES } from "#app/domain/introductions/lifecycle.ts";
import { MANDATE_STATUSES } from "#app/domain/mandates/lifecycle.ts";
import { OFFER_STATUSES } from "#app/domain/offers/lifecycle.ts";
import { PROSPECT_STATUSES } from "#app/domain/prospects/lifecycle.ts";
import { listViolations } from "#db/queries/shared/invariants.ts";
import { suzhou } from "#db/seeds/city/cities.ts";
import { insertCity } from "#scripts/datasets/insert-city.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

/** Suzhou with one firm in forty, in three parts: what holds across parts holds across any number of them. */
const little = { ...suzhou, companies: 1_000, mandates: 200, part: 340 };
const app = openTestApp();
const db = testDatabase(app);
let inserted: Awaited<ReturnType<typeof insertCity>>;

beforeAll(async () => {
  inserted = await insertCity(app.databaseUrl, new Date("2026-11-25T04:00:00Z"), little);
}, 120_000);

async function one<Row extends object>(text: string): Promise<Row | undefined> {
  return (await app.owner.query<Row>(text)).rows[0];
}

const seeding = (...args: string[]) =>
  spawnSync(process.execPath, ["scripts/seed.ts", ...args], {
    env: { ...process.env, DATABASE_URL: app.databaseUrl },
    encoding: "utf8",
  });

test("Suzhou has 40,000 companies, 150 institutions and 1,000 mandates", () => {
  expect([suzhou.companies, suzhou.institutions.length, suzhou.mandates]).toEqual([40_000, 150, 1_000]);
  expect(new Set(suzhou.institutions.map(({ zh }) => zh)).size).toBe(150);
});

test("the requested numbers exist, all of it demonstration data, in Suzhou, each company with a unique name", async () => {
  const found = await one(
    `select (select count(*)::int from company) as companies, (select count(*)::int from institution) as institutions,
      (select count(*)::int from mandate) as mandates,
      (select count(*)::int from company where not is_demonstration or district not like '3205/%') as strange,
      (select count(distinct name_zh)::int from company) as names,
      (select bool_and(is_demonstration) from prospect) and (select bool_and(is_demonstration) from mandate)
        and (select bool_and(is_demonstration) from deal) as marked`,
  );
  expect(found).toEqual({
    companies: 1_000,
    institutions: 150,
    mandates: 200,
    strange: 0,
    names: 1_000,
    marked: true,
  });
  expect(inserted).toMatchObject({ companies: 1_000, institutions: 150, mandates: 200 });
});

test("Suzhou breaks no invariant", async () => {
  expect(await listViolations(db())).toEqual([]);
});

test.each([
  ["prospect", PROSPECT_STATUSES],
  ["mandate", MANDATE_STATUSES],
  ["introduction", INTRODUCTION_STATUSES],
  ["application", APPLICATION_STATUSES],
  // An offer is superseded once in hundreds of prospects: the city at its size has some, this one need not.
  ["offer", OFFER_STATUSES.filter((status) => status !== "superseded")],
  ["deal", DEAL_STATUSES],
  ["drawdown", DRAWDOWN_STATUSES.filter((status) => status !== "reversed")],
] as const)("every status of %s occurs", async (table, statuses) => {
  const { rows } = await app.owner.query<{ status: string }>(`select distinct status from ${table}`);
  expect(rows.map(({ status }) => status)).toEqual(expect.arrayContaining([...statuses]));
});

test("ids increase with time within a part, and no two parts share any", async () => {
  const found = await one(
    `select count(*)::int as out_of_order from (
       select number, requested_at, lag(requested_at) over (partition by number % 3 order by number) as before from introduction
     ) i where requested_at < before`,
  );
  expect(found).toEqual({ out_of_order: 0 });
});

test("every list has rows, and every key and index is restored", async () => {
  const ranked = await one<{ mandates: number; prospects: number; foreign: number; indexes: number }>(
    `select count(distinct mandate_id)::int as mandates, count(distinct prospect_id)::int as prospects,
       (select count(*)::int from pg_constraint where contype = 'f') as foreign,
       (select count(*)::int from pg_index join pg_class c on c.oid = indrelid where relnamespace = 'public'::regnamespace) as indexes
     from match`,
  );
  expect(ranked?.mandates).toBeGreaterThan(80);
  expect(ranked?.prospects).toBeGreaterThan(200);
  expect(await keys()).toEqual({ foreign: ranked?.foreign, indexes: ranked?.indexes });
});

/** What a database has that no city was inserted into. */
async function keys() {
  const rows: { foreign: number; indexes: number }[] = await untouched.sql`select (select count(*)::int
    from pg_constraint where contype = 'f') as foreign,
    (select count(*)::int from pg_index join pg_class c on c.oid = indrelid
    where relnamespace = 'public'::regnamespace) as indexes`;
  return rows[0];
}
const untouched = openTestApp();

test("an unknown dataset is refused by its name", () => {
  const { status, stderr } = seeding("--city", "atlantis");
  expect(stderr).toBe('--city: no city is called "atlantis"; there are changchun and suzhou\n');
  expect(status).toBe(1);
});

test("nothing is inserted beside another city", async () => {
  const { status, stderr } = seeding("--city", "changchun");
  expect(stderr).toMatch(/another city is in this database already/);
  expect(status).toBe(1);
  expect(await one("select count(*)::int as companies from company")).toEqual({ companies: 1_000 });
});
