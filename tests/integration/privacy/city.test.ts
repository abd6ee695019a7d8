import { expect, test } from "vitest";
import { checkMatches } from "#app/services/matching/check-matches.server.ts";
import { learnRanking } from "#app/services/matching/learn-ranking.server.ts";
import { measureDemand } from "#app/services/matching/measure-demand.server.ts";
import { refreshPublicFigures } from "#app/services/public/refresh-public-figures.server.ts";
import { applyRetention } from "#app/services/retention/apply-retention.server.ts";
import { reportRetention } from "#app/services/retention/report-retention.server.ts";
import { listViolations } from "#db/queries/shared/invariants.ts";
import { system } from "#tests/factories/open-given.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const app = openTestApp({}, { data: "city" });
const db = testDatabase(app);

/** How many rows each table has. */
async function counts(): Promise<Record<string, number>> {
  const [row] = await app.sql<{ all: Record<string, number> }>`
    select json_object_agg(c.relname, (xpath('/row/n/text()', query_to_xml(
      format('select count(*) as n from %I.%I', n.nspname, c.relname), false, true, '')))[1]::text::int) as all
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = 'public'`;
  return row?.all ?? {};
}

test("of a whole city, years later, exactly what has ended without a deal is gone, in one night", async () => {
  const violations = await listViolations(db());
  const before = await counts();
  const [expected] = await app.sql<{ introductions: number; prospects: number }>`
    with gone as (select i.id from ended_introduction i)
    select (select count(*)::int from gone) as introductions,
      (select count(*)::int from prospect p where status in ('draft', 'changes_requested', 'rejected', 'withdrawn', 'expired', 'funded')
        and not exists (select from introduction i where i.prospect_id = p.id and i.id not in (select id from gone))) as prospects`;
  expect(expected?.introductions).toBeGreaterThan(20);
  expect(expected?.prospects).toBeGreaterThan(5);

  await app.setNow(new Date(Date.now() + 4 * 366 * 86_400_000));
  const erased = await applyRetention(app.worker, system);
  expect(erased).toMatchObject({ introduction: expected?.introductions, prospect: expected?.prospects });
  const after = await counts();
  expect((before.introduction ?? 0) - (after.introduction ?? 0)).toBe(expected?.introductions);
  expect((before.prospect ?? 0) - (after.prospect ?? 0)).toBe(expected?.prospects);
  for (const table of [
    "deal",
    "drawdown",
    "fee",
    "dispute",
    "company",
    "institution",
    "mandate",
    "document_file",
  ])
    expect([table, after[table]]).toEqual([table, before[table]]);
  expect(await listViolations(db())).toEqual(violations);
  const due = await reportRetention(app.worker, system);
  expect(due.filter((each) => each.job === "apply-retention" && each.due > 0)).toEqual([]);
  // Nothing of what stays was with what went.
  const [rest] = await app.sql<{ odd: number }>`
    select count(*)::int as odd from offer o join introduction i on i.id = o.introduction_id
    where i.id in (select id from ended_introduction) and o.status = 'accepted'`;
  expect(rest?.odd).toBe(0);
  // The other jobs of the night go on with what is left.
  await checkMatches(app.worker, system);
  await learnRanking(app.worker, system);
  await measureDemand(app.worker, system);
  await refreshPublicFigures(app.worker, system);
}, 240_000);
