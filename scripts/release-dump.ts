// `npm run release:dump -- VERSION`: writes tests/fixtures/releases/VERSION.{sql.gz,sha256}, a dump of a small city in the
// schema of this checkout and the hashes of its migrations. docs/operations.md, "A release", says when.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import pg from "pg";
import { readConfig } from "#app/config.server.ts";
import { documentStore } from "#app/integrations/documents/document-store.server.ts";
import { migrate } from "#db/migrate.ts";
import { changchun } from "#db/seeds/city/cities.ts";
import { insertCity } from "#scripts/datasets/insert-city.ts";
import { startPostgres } from "#scripts/embedded-postgres.mjs";

const migrations = "db/migrations";
const releases = "tests/fixtures/releases";
/** Small, but with every example of the demonstration. */
const city = { ...changchun, companies: 70, registered: 60, mandates: 60, datarooms: 2 };
/** Filled by a running worker only. */
const mayBeEmpty = ["graphile_worker._private_job_queues", "graphile_worker._private_known_crontabs"];

async function main(): Promise<void> {
  const version = process.argv[2] ?? "";
  const bin = process.env.PG_BIN ?? "";
  if (!/^\d+\.\d+\.\d+$/.test(version) || bin === "") {
    process.stderr.write("PG_BIN=/usr/lib/postgresql/15/bin npm run release:dump -- 1.2.3\n");
    process.exit(1);
  }
  const cluster = await startPostgres({ name: "release", throwaway: true });
  const documents = mkdtempSync(join(tmpdir(), "longspring-release-"));
  try {
    await migrate(cluster.url, migrations);
    const config = readConfig({ DATABASE_URL: cluster.url, DOCUMENTS_DIR: documents });
    await insertCity(cluster.url, new Date(), city, documentStore(config.documents));
    await fillOtherTables(cluster.url);
    mkdirSync(releases, { recursive: true });
    writeFileSync(join(releases, `${version}.sql.gz`), gzipSync(dumpOf(cluster.url, bin), { level: 9 }));
    writeFileSync(join(releases, `${version}.sha256`), hashes());
  } finally {
    await cluster.stop();
    rmSync(documents, { recursive: true });
  }
}

async function fillOtherTables(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(readFileSync("scripts/release-rows.sql", "utf8"));
    const { rows: tables } = await client.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class where relkind = 'r'
       and relnamespace in ('public'::regnamespace, 'accounts'::regnamespace, 'graphile_worker'::regnamespace)`,
    );
    for (const { name } of tables) {
      const { rowCount } = await client.query(`select from ${name} limit 1`);
      if (rowCount === 0 && !mayBeEmpty.includes(name))
        throw new Error(`${name} is empty: add rows of it to scripts/release-rows.sql`);
    }
  } finally {
    await client.end();
  }
}

/** As SQL that any client can run: without psql's commands, and with inserts in place of COPY. */
function dumpOf(url: string, bin: string): string {
  const options = ["--inserts", "--rows-per-insert=500", url];
  const dump = execFileSync(join(bin, "pg_dump"), options, { encoding: "utf8", maxBuffer: 2 ** 30 });
  return dump.replace(/^\\(?:un)?restrict .*\n/gm, "");
}

/** In the format of sha256sum. */
function hashes(): string {
  const lines = readdirSync(migrations)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => {
      const hash = createHash("sha256").update(readFileSync(join(migrations, name)));
      return `${hash.digest("hex")}  ${name}\n`;
    });
  return lines.join("");
}

await main();
