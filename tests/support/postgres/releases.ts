import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import pg from "pg";
import { connected, urlOfDatabase } from "./databases.ts";

const folder = "tests/fixtures/releases";

/** The versions whose databases are kept (`npm run release:dump`), the oldest first. */
export const releases = globSync(`${folder}/*.sql.gz`)
  .map((path) => basename(path, ".sql.gz"))
  .sort((one, other) => one.localeCompare(other, "en", { numeric: true }));

/** The names of a release's migration files. */
export function migrationsOf(release: string): string[] {
  const lines = readFileSync(`${folder}/${release}.sha256`, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => line.slice(66));
}

/** Restores a release's database, with its rows, as the operations guide says: the roles first. */
export async function restoreRelease(serverUrl: string, release: string, database: string): Promise<string> {
  await connected(serverUrl, (client) => client.query(`create database ${database} template template0`));
  const url = urlOfDatabase(serverUrl, database);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(readFileSync("db/bootstrap.sql", "utf8"));
    await client.query(gunzipSync(readFileSync(`${folder}/${release}.sql.gz`)).toString("utf8"));
  } finally {
    await client.end();
  }
  return url;
}
