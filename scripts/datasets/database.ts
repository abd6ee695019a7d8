import type { Base } from "#app/domain/matching/learned/market-fit.ts";
import { Market } from "#app/domain/matching/ranking/market.ts";
import { officialWorkingDays } from "#app/integrations/calendar/working-days.server.ts";
import { findMatches } from "#app/services/matching/find-matches.server.ts";
import { readRankingRules } from "#app/services/matching/read-ranking-rules.server.ts";
import { writeMeasured } from "#app/services/matching/write-measured.server.ts";
import { publishFigures } from "#app/services/public/publish-figures.server.ts";
import { dayOf } from "#app/lib/days.ts";
import { createDatabase, createPool } from "#db/client.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import { listTeaserFacts, listMandateTerms, upsertMatches } from "#db/queries/matching/matches.ts";
import { listRankingMandates } from "#db/queries/matching/list-summaries.ts";
import { writeCommonPoints } from "#app/services/matching/write-common-points.server.ts";
import { upsertBases } from "#db/queries/matching/ranking-models.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The demonstration's accounts, and how to detect that they exist. */
const demoDomain = "demo.longspring.test";
export const demoPassword = "spring-thaw-2018";

/** A connection as the owner of the tables; that one is lost is reported by the query that it broke. */
function ownersPool(connectionString: string): ReturnType<typeof createPool> {
  return createPool({ connectionString, isMigrator: true, size: 1, onError: () => undefined });
}

/** Writes a dataset as the owner of the tables, all of it or nothing, and updates the statistics. */
export async function inOneTransaction<Result>(
  databaseUrl: string,
  work: (trx: ActorTransaction) => Promise<Result>,
): Promise<Result> {
  const db = createDatabase(ownersPool(databaseUrl));
  try {
    return await db.transaction().execute(work);
  } finally {
    await db.destroy();
  }
}

/** What autovacuum does within minutes of so many new rows: it makes index-only scans possible. */
export async function vacuum(databaseUrl: string): Promise<void> {
  const pool = ownersPool(databaseUrl);
  try {
    await pool.query("vacuum");
  } finally {
    await pool.end();
  }
}

/** True once the demonstration's accounts are in the database. */
export async function hasDemoAccounts(trx: ActorTransaction): Promise<boolean> {
  const query = trx.selectFrom("accounts.user").select("id").where("email", "=", `company@${demoDomain}`);
  return (await query.executeTakeFirst()) !== undefined;
}

/** Prospects whose matches are written while the next ones are ranked. */
const ranked = 50;

/** Matches every published prospect with every mandate in force, by the worker's matcher. */
export async function matchAll(trx: ActorTransaction, now: Date): Promise<number> {
  await writeMeasured(trx, await publishFigures(trx, now, officialWorkingDays.isWorkingDay), now);
  const terms = (await listMandateTerms(trx)).map(toMandateTerms);
  const rules = await readRankingRules(trx, dayOf(now));
  const market = new Market(rules, terms, dayOf(now));
  const write = async (found: ReturnType<typeof findMatches>, bases: ReadonlyMap<string, Base>) => {
    await upsertBases(trx, bases, rules.model.version);
    await upsertMatches(trx, found, rules.model.version, now);
  };
  let count = 0;
  let after: string | null = null;
  let writing = Promise.resolve();
  for (;;) {
    const rows: Awaited<ReturnType<typeof listTeaserFacts>> = await listTeaserFacts(trx, after, 500);
    for (let from = 0; from < rows.length; from += ranked) {
      const bases = new Map<string, Base>();
      const some = rows.slice(from, from + ranked).map((row) => market.found(toProspectFacts(row)));
      const found = findMatches(some, market, bases);
      count += found.length;
      await writing;
      writing = write(found, bases);
      writing.catch(() => undefined); // thrown where it is awaited
    }
    after = rows.at(-1)?.prospectId ?? null;
    if (rows.length < 500) break;
  }
  await writing;
  await writeCommonPoints(trx, await listRankingMandates(trx));
  // Matched prospects are a stage of the public funnel.
  await publishFigures(trx, now, officialWorkingDays.isWorkingDay);
  return count;
}
