import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { runMigrations as migrateQueue } from "graphile-worker";
import { sql, type Kysely } from "kysely";
import { Migrator, type Migration, type MigrationProvider } from "kysely/migration";
import { createDatabase, createPool } from "./client.ts";
import type { Database } from "./schema.ts";

/** Migrations are plain SQL files: frozen in time, they cannot import code that moves later. */
function sqlFiles(folder: string): MigrationProvider {
  return {
    async getMigrations() {
      const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
      const migrations: Record<string, Migration> = {};
      for (const name of names) {
        const text = await readFile(join(folder, name), "utf8");
        migrations[name.replace(/\.sql$/, "")] = {
          up: (db) =>
            sql
              .raw(text)
              .execute(db)
              .then(() => undefined),
        };
      }
      return migrations;
    },
  };
}

/**
 * Brings a database to the present schema: roles, the job queue, then every migration not yet run.
 * Returns the names of the migrations that it ran. Safe to run again and by two at once (Kysely takes a lock).
 */
export async function migrate(connectionString: string, folder: string): Promise<string[]> {
  const onError = (): void => undefined;
  const owner = createPool({ connectionString, size: 1, onError });
  try {
    await owner.query(await readFile(join(folder, "..", "bootstrap.sql"), "utf8"));
  } finally {
    await owner.end();
  }
  const pool = createPool({ connectionString, isMigrator: true, size: 2, onError });
  const db = createDatabase(pool);
  try {
    await migrateQueue({ pgPool: pool });
    const { error, results = [] } = await new Migrator({ db, provider: sqlFiles(folder) }).migrateToLatest();
    if (error) throw error instanceof Error ? error : new Error("a migration failed", { cause: error });
    return results.map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

/** Names of migrations in the folder that the database has not run: none when it is current. */
export async function pendingMigrations(db: Kysely<Database>, folder: string): Promise<string[]> {
  const known = await readdir(folder);
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const run = new Set(rows.map((row) => row.name));
  return known
    .filter((name) => name.endsWith(".sql"))
    .map((name) => name.replace(/\.sql$/, ""))
    .filter((name) => !run.has(name));
}
