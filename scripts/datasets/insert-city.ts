import { sql } from "kysely";
import { hashPassword } from "#app/integrations/accounts/passwords.server.ts";
import { officialWorkingDays } from "#app/integrations/calendar/working-days.server.ts";
import type { DocumentStore } from "#app/integrations/documents/store.ts";
import { insertDerived, insertFeedback } from "#db/seeds/derived.ts";
import { changchun, type CityDefinition } from "#db/seeds/city/cities.ts";
import { numberIn, partsOf } from "#db/seeds/city/numbers.ts";
import { generateCity } from "#db/seeds/city/generate-city.ts";
import { addLastRows, emptyRows, insertLastRows, insertOwnRows } from "#db/seeds/rows.ts";
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
  const counts = await withoutConstraints(trx, GENERATED, () => insertParts(trx, now, city, documents));
  await sql`analyze`.execute(trx); // the next statements join tables that were empty before
  await withoutConstraints(trx, DERIVED, async () => {
    await insertDerived(trx, "application-snapshots");
    await insertDerived(trx, "pipeline-owners");
    // Scores count pairs that did not become a deal.
    await insertFeedback(trx);
    counts.matches = await matchAll(trx, now);
    await insertDerived(trx, "notifications", now);
    await sql`analyze ${sql.raw(DERIVED.join(", "))}`.execute(trx);
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

/** The largest tables of a city. */
const GENERATED = [
  "event",
  "company_figures",
  "company_right",
  "company_recognition",
  "prospect",
  "prospect_version",
  "teaser",
  "moderation_case",
  "introduction",
  "application",
  "application_item",
  "consent",
  "disclosure",
  "message",
  "message_read",
  "pass",
  "offer",
  "offer_version",
  "term_sheet",
  "deal",
  "deal_condition",
  "drawdown",
  "fee",
];
/** What follows from them. */
const DERIVED = ["application_snapshot", "pipeline_owner", "match", "match_feedback", "notification"];

/** The counts for the person at the terminal, by table. */
const COUNTED = {
  companies: "company",
  institutions: "institution",
  mandates: "mandate",
  prospects: "prospect",
  introductions: "introduction",
  offers: "offer",
  deals: "deal",
  drawdowns: "drawdown",
  cases: "moderationCase",
  events: "event",
} as const;

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
  const part = { index: 0, of: partsOf(city) };
  let writing = Promise.resolve();
  for await (const rows of generateCity({
    city,
    now,
    workingDays: officialWorkingDays,
    passwordHash,
    hasDocuments: documents !== null,
  })) {
    for (const [name, table] of Object.entries(COUNTED))
      counts[name] = (counts[name] ?? 0) + rows[table].length;
    addLastRows(last, rows);
    await writing;
    const { index, of } = part;
    writing = insertOwnRows(trx, rows, (row) => numberIn({ index, of }, row, firstEvent));
    part.index += 1;
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
