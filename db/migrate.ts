import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { runMigrations as migrateQueue } from "graphile-worker";
import { sql, type Kysely } from "kysely";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { Migrator, type Migration, type MigrationProvider, type MigrationResultSet } from "kysely/migration";
import { createDatabase, createPool } from "./client.ts";
import type { Database } from "./schema.ts";

/** Migrations are plain SQL files: frozen in time, they cannot import code that changes later. */
function sqlFiles(folder: string): MigrationProvider {
  let read: Promise<Record<string, Migration>> | undefined;
  return { getMigrations: () => (read ??= readMigrations(folder)) };
}

async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const migrations: Record<string, Migration> = {};
  for (const name of names) {
    const text = `set local lock_timeout = ${lockMs};\n${await readFile(join(folder, name), "utf8")}`;
    migrations[name.replace(/\.sql$/, "")] = {
      up: (db) =>
        sql
          .raw(text)
          .execute(db)
          .then(() => undefined),
    };
  }
  return migrations;
}

/** Any number, as long as all processes use the same lock. */
const makingRoles = 7_018_402;
/** How long a migration waits for a table in use, with all other queries queued behind it; then it lets them pass. */
const lockMs = 2_000;
const mostTries = 60;
const longestPauseMs = 2_000;
/** Deadlock, lock not available: the migration was rolled back, and may be retried. */
const retried = new Set(["40P01", "55P03"]);

/**
 * Migrates a database to the present schema: roles, the job queue, then every migration not yet run, each in its own
 * transaction: a failed one doesn't undo those before it. One that meets tables in use is rolled back and retried for
 * about two minutes. Returns the names of the migrations that it ran. Safe to run repeatedly, under load, and
 * concurrently (Kysely takes a lock for each migration). `connectionString` is a direct address.
 */
export async function migrate(
  connectionString: string,
  folder: string,
  say: (line: string) => void = () => undefined,
): Promise<string[]> {
  const onError = (): void => undefined;
  const owner = createPool({ connectionString, size: 1, onError });
  try {
    const bootstrap = await readFile(join(folder, "..", "bootstrap.sql"), "utf8");
    await owner.query(`begin; select pg_advisory_xact_lock(${makingRoles}); ${bootstrap}; commit`);
  } finally {
    await owner.end();
  }
  const pool = createPool({ connectionString, isMigrator: true, size: 2, onError });
  const db = createDatabase(pool);
  try {
    await migrateQueue({ pgPool: pool });
    const migrator = new Migrator({ db, provider: sqlFiles(folder) });
    // A new database has no users: one transaction for all takes a third of the time there.
    const isNew = (await sql`select to_regclass('kysely_migration') as name`.execute(db)).rows;
    const next = (isNew[0] as { name: unknown }).name === null ? "migrateToLatest" : "migrateUp";
    if (next === "migrateUp") await renumber(db);
    return await migrateOneByOne(() => migrator[next](), say);
  } finally {
    await db.destroy();
  }
}

/** Migrations that a database may have run under another number. */
const renumbered = {
  "0150_registers_are_counted_by_bits": "0153_registers_are_counted_by_bits",
  "0151_guarantees_are_judged_by_what_is_shown": "0154_guarantees_are_judged_by_what_is_shown",
  "0153_a_stamp_of_teasers_is_read_from_an_index": "0155_a_stamp_of_teasers_is_read_from_an_index",
  "0156_ages_are_told_as_of_one_day": "0157_ages_are_told_as_of_one_day",
};

/** Keeps the order of execution: Kysely compares names in the order of the times, then of the names. */
async function renumber(db: Kysely<Database>): Promise<void> {
  // Databases older than the number have 0153 and 0155 complete: what 0156 does is done.
  await sql`
    insert into kysely_migration (name, timestamp)
    select '0156_renumbered_migrations_are_whole', timestamp from kysely_migration
    where name = '0156_ages_are_told_as_of_one_day' on conflict (name) do nothing`.execute(db);
  await sql`
    update kysely_migration m set name = given.value, timestamp = (select max(timestamp) from kysely_migration)
    from jsonb_each_text(${JSON.stringify(renumbered)}::jsonb) as given where given.key = m.name`.execute(db);
}

async function migrateOneByOne(
  migrateNext: () => Promise<MigrationResultSet>,
  say: (line: string) => void,
): Promise<string[]> {
  const run: string[] = [];
  for (let tries = 0; ;) {
    const { error, results = [] } = await migrateNext();
    if (error === undefined) {
      if (results.length === 0) return run;
      run.push(...results.map(({ migrationName }) => migrationName));
      tries = 0;
      continue;
    }
    const name = results.find(({ status }) => status === "Error")?.migrationName ?? "a migration";
    tries += 1;
    if (!(error instanceof pg.DatabaseError) || !retried.has(error.code ?? "")) {
      throw new Error(`${name} failed and was undone; ${sayRun(run)}`, { cause: error });
    }
    if (tries === mostTries) {
      const because = "its tables were in use all the time: end long transactions and run it again";
      throw new Error(`${name} was tried ${tries} times; ${because}; ${sayRun(run)}`, { cause: error });
    }
    say(`${name}: ${error.message}; trying again (${tries})`);
    await sleep(Math.min(100 * 2 ** tries, longestPauseMs) * (0.5 + Math.random() / 2));
  }
}

function sayRun(run: readonly string[]): string {
  return run.length === 0 ? "none was run before it" : `run before it and kept: ${run.join(", ")}`;
}

/** Names of migrations in the folder that the database has not run: none if it is current. */
export async function pendingMigrations(db: Kysely<Database>, folder: string): Promise<string[]> {
  const known = await readdir(folder);
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const run = new Set(rows.map((row) => row.name));
  return known
    .filter((name) => name.endsWith(".sql"))
    .map((name) => name.replace(/\.sql$/, ""))
    .filter((name) => !run.has(name));
}
