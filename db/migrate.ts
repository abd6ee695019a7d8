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
  const migrations: Record<string, Migration> = {};
  for (const name of await migrationNames(folder)) {
    const text = `set local lock_timeout = ${lockMs};\n${await readFile(join(folder, `${name}.sql`), "utf8")}`;
    migrations[name] = {
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
  log: (line: string) => void = () => undefined,
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
    const executed = await executedMigrations(db);
    refuseOtherVersion(executed, await migrationNames(folder));
    await migrateQueue({ pgPool: pool });
    const migrator = new Migrator({ db, provider: sqlFiles(folder) });
    // A new database has no users: one transaction for all takes a third of the time there.
    const next = executed.length === 0 ? "migrateToLatest" : "migrateUp";
    return await migrateOneByOne(() => migrator[next](), log);
  } finally {
    await db.destroy();
  }
}

async function migrationNames(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".sql"));
  return files.map((name) => name.replace(/\.sql$/, "")).sort();
}

/** None in a database that was never migrated. */
async function executedMigrations(db: Kysely<Database>): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string | null }>`
    select to_regclass('kysely_migration')::text as name`.execute(db);
  if (tables[0]?.name === null) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** A database that this build cannot migrate; its message is for whoever runs the migration. */
export class OtherVersion extends Error {
  readonly isBeforeRelease: boolean;

  constructor(message: string, { isBeforeRelease }: { isBeforeRelease: boolean }) {
    super(`this database ${message} Nothing was changed.`);
    this.isBeforeRelease = isBeforeRelease;
  }
}

function refuseOtherVersion(executed: readonly string[], known: readonly string[]): void {
  const unknown = executed.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const isBeforeRelease = !executed.includes(known[0] ?? "");
  throw new OtherVersion(
    isBeforeRelease
      ? "was made before release 0.1.0 and can't be upgraded: create a new one (see CHANGELOG.md)."
      : `was migrated by a newer version, which has ${unknown.join(", ")}.`,
    { isBeforeRelease },
  );
}

async function migrateOneByOne(
  migrateNext: () => Promise<MigrationResultSet>,
  log: (line: string) => void,
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
    log(`${name}: ${error.message}; trying again (${tries})`);
    await sleep(Math.min(100 * 2 ** tries, longestPauseMs) * (0.5 + Math.random() / 2));
  }
}

function sayRun(run: readonly string[]): string {
  return run.length === 0 ? "none was run before it" : `run before it and kept: ${run.join(", ")}`;
}

/** Names of migrations in the folder that the database has not run: none if it is current. */
export async function pendingMigrations(db: Kysely<Database>, folder: string): Promise<string[]> {
  const known = await migrationNames(folder);
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const executed = new Set(rows.map(({ name }) => name));
  return known.filter((name) => !executed.has(name));
}
