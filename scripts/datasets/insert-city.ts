import { sql } from "kysely";
import { hashPassword } from "#app/integrations/accounts/passwords.server.ts";
import { officialWorkingDays } from "#app/integrations/calendar/working-days.server.ts";
import type { DocumentStore } from "#app/integrations/documents/store.ts";
import { insertDerived, insertFeedback } from "#db/seeds/derived.ts";
import { changchun, type CityDefinition } from "#db/seeds/city/cities.ts";
import { numberIn, partsOf } from "#db/seeds/city/numbers.ts";
import { generateCity } from "#db/seeds/city/generate-city.ts";
import { addLastRows, type CityRows, emptyRows, insertLastRows, insertOwnRows } from "#db/seeds/rows.ts";
import tables from "#db/seeds/tables.json" with { type: "json" };
import { withoutConstraints } from "#db/seeds/without-constraints.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { makeFiles, insertDocuments } from "./insert-documents.ts";
import { demoPassword, hasDemoAccounts, inOneTransaction, matchAll, vacuum } from "./database.ts";

/** Counts of rows by kind, for the person at the terminal; null if there was a city already. */
export type Inserted = Record<string, number> | null;

/** Another generated city has the demonstration's accounts. */
export class OtherCity extends Error {}

/**
 * Inserts a city into a migrated database, in one transaction; no effect if there is one already. Its documents' bytes
 * go into the store; without one there are no documents.
 */
export async function insertCity(
  databaseUrl: string,
  now: Date,
  city: CityDefinition = changchun,
  documents: DocumentStore | null = null,
): Promise<Inserted> {
  const inserted = await inOneTransaction(databaseUrl, async (trx) => {
    if ((await hasDemoAccounts(trx)) && !(await hasCompany(trx, city.demo.uscc)))
      throw new OtherCity("another city is in this database already: one more wants a database of its own");
    return insertCityIn(trx, now, city, documents);
  });
  if (inserted !== null) await vacuum(databaseUrl);
  return inserted;
}

/** The same within the caller's transaction. */
export async function insertCityIn(
  trx: ActorTransaction,
  now: Date,
  city: CityDefinition = changchun,
  documents: DocumentStore | null = null,
): Promise<Inserted> {
  if (await hasDemoAccounts(trx)) return null;
  const counts = await withoutConstraints(trx, tables.large, () => insertParts(trx, now, city, documents));
  await sql`analyze`.execute(trx); // the next statements join tables that were empty before
  await withoutConstraints(trx, tables.derived, async () => {
    await insertDerived(trx, "application-snapshots");
    await insertDerived(trx, "pipeline-owners");
    // A transaction of the ledger is balanced once all its postings are there.
    await sql`set constraints all deferred`.execute(trx);
    await insertDerived(trx, "invoices", now);
    // Scores count pairs that did not become a deal.
    await insertFeedback(trx);
    await sql`analyze match_feedback`.execute(trx); // scores join it with all deals
    counts.matches = await matchAll(trx, now);
    await insertDerived(trx, "notifications", now);
    await sql`analyze ${sql.raw(tables.derived.join(", "))}`.execute(trx);
  });
  return counts;
}

async function nextEvent(trx: ActorTransaction): Promise<bigint> {
  const last = await trx.selectFrom("event").select("id").orderBy("id", "desc").executeTakeFirst();
  return (last?.id ?? 0n) + 1n;
}

async function hasCompany(trx: ActorTransaction, code: string): Promise<boolean> {
  const row = await trx.selectFrom("company").select("id").where("uscc", "=", code).executeTakeFirst();
  return row !== undefined;
}

async function insertParts(
  trx: ActorTransaction,
  now: Date,
  city: CityDefinition,
  documents: DocumentStore | null,
): Promise<Record<string, number>> {
  const passwordHash = await hashPassword(demoPassword);
  const counts: Record<string, number> = {};
  const last = emptyRows();
  const firstEvent = await nextEvent(trx);
  const of = partsOf(city);
  let index = 0;
  let writing = Promise.resolve();
  const plan = { city, now, workingDays: officialWorkingDays, passwordHash };
  for await (const rows of generateCity({ ...plan, hasDocuments: documents !== null })) {
    for (const [name, table] of Object.entries(tables.counted))
      counts[name] = (counts[name] ?? 0) + rows[table as keyof CityRows].length;
    addLastRows(last, rows);
    await writing;
    const part = { index, of };
    writing = insertOwnRows(trx, rows, (row) => numberIn(part, row, firstEvent));
    index += 1;
    writing.catch(() => undefined); // thrown where it is awaited
  }
  // PostgreSQL writes while the next rows are generated.
  const making = makeFiles(last.papers);
  making.catch(() => undefined);
  await writing;
  await insertLastRows(trx, last);
  if (documents !== null) await insertDocuments(trx, last, await making, documents);
  return counts;
}
