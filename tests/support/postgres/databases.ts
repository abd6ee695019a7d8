import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { migrate } from "#db/migrate.ts";
import { setDatabaseClock } from "./database-clock.ts";

/** The folder whose .sql files make the schema. */
export const migrations = `${process.cwd()}/db/migrations`;

const templates = "longspring_template_";
const clones = "longspring_test_";
/** Any numbers, as long as all processes use the same locks. */
const makingTemplate = 7_018_401;
const makingCity = 7_018_402;

/** The same server, another database. */
export function urlOfDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** With one connection, which is closed after the work. */
export async function connected<Result>(
  serverUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The migrated, empty database that all others are copied from; made once for each state of the migrations. */
export function ensureTemplate(serverUrl: string): Promise<string> {
  const name = templates + schemaFingerprint();
  return ensure(serverUrl, name, {
    lock: makingTemplate,
    from: "template0",
    fill: (url) => migrate(url, migrations),
  });
}

/** Another database to copy from: a migrated one that `fill` has filled, made once for each `key`. */
export async function ensureFilledTemplate(
  serverUrl: string,
  key: string,
  fill: (databaseUrl: string) => Promise<void>,
): Promise<string> {
  const from = await ensureTemplate(serverUrl);
  return ensure(serverUrl, templates + key, { lock: makingCity, from, fill });
}

interface Making {
  /** Held by the process that makes such a template. */
  lock: number;
  from: string;
  fill: (databaseUrl: string) => Promise<unknown>;
}

/** A database with its final name is complete: it is built under another one. */
function ensure(serverUrl: string, name: string, { lock, from, fill }: Making): Promise<string> {
  return connected(serverUrl, async (client) => {
    await client.query("select pg_advisory_lock($1)", [lock]);
    if (await exists(client, name)) return name;
    await removeOld(client);
    const unfinished = `${name}_new`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished} template ${from} strategy file_copy`);
    await client.query(`comment on database ${unfinished} is '${new Date().toISOString()}'`);
    await fill(urlOfDatabase(serverUrl, unfinished));
    await client.query(`alter database ${unfinished} rename to ${name}`);
    return name;
  });
}

function schemaFingerprint(): string {
  const hash = createHash("sha256");
  for (const path of globSync("db/{*.sql,migrate.ts,migrations/*.sql}").sort()) {
    hash.update(path).update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 12);
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
  return rowCount === 1;
}

/** A developer's server has leftovers of earlier runs: templates of a day ago, copies of dead processes. */
async function removeOld(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; made: string | null }>(
    `select datname as name, shobj_description(oid, 'pg_database') as made from pg_database
     where datname like $1 or datname like $2`,
    [`${templates}%`, `${clones}%`],
  );
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  for (const { name, made } of rows) {
    const isOld = name.startsWith(templates) ? made !== null && made < yesterday : !isAlive(name);
    if (isOld) await client.query(`drop database if exists ${name} with (force)`);
  }
}

function isAlive(clone: string): boolean {
  try {
    return process.kill(Number(clone.slice(clones.length).split("_")[0]), 0);
  } catch {
    return false;
  }
}

let made = 0;

/** A copy of the template, of this process's own, with the clock that this process has, or with PostgreSQL's own. */
export async function cloneTemplate(
  serverUrl: string,
  template: string,
  { keepsClock = false }: { keepsClock?: boolean } = {},
): Promise<string> {
  made += 1;
  const name = `${clones}${process.pid}_${made}`;
  await connected(serverUrl, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} template ${template} strategy file_copy`);
  });
  const url = urlOfDatabase(serverUrl, name);
  if (!keepsClock) await connected(url, setDatabaseClock);
  return url;
}

/**
 * Drops a database with any connections. A pool reports its end before its connections have ended, so they are awaited:
 * one that is terminated while closing would fail the run.
 */
export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await connected(urlOfDatabase(url, "postgres"), async (client) => {
    for (let tries = 0; tries < 100 && (await isUsed(client, name)); tries += 1) await sleep(10);
    await client.query(`drop database if exists ${name} with (force)`);
  });
}

async function isUsed(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query("select from pg_stat_activity where datname = $1", [name]);
  return rowCount !== 0;
}

/** The channel that notifies teaser caches that rows are gone. */
const changes = "teaser_change";

/**
 * Empties all our tables and the queue, except for the rows that migrations insert, and notifies the teaser caches.
 * Only tables with rows are touched, and by deleting: truncating recreates the files of every table and index, at
 * twenty times the cost.
 */
export async function emptyDatabase(pool: pg.Pool): Promise<void> {
  const tables = await tablesOf(pool);
  const isFull = tables.map(({ name }) => `select '${name}' as name where exists (select from ${name})`);
  const { rows: full } = await pool.query<{ name: string }>(isFull.join(" union all "));
  const restarts = tables.flatMap(({ sequences }) =>
    sequences.map((each) => `select setval('${each}', 1, false)`),
  );
  await pool.query(
    [
      "begin",
      "set local session_replication_role = replica", // neither foreign keys nor our own triggers apply here
      ...full.filter(({ name }) => name !== changes).map(({ name }) => `delete from ${name}`),
      `update ${changes} set written_in = pg_current_xact_id()`,
      ...restarts,
      "commit",
    ].join(";"),
  );
}

const known = new WeakMap<pg.Pool, Promise<{ name: string; sequences: string[] }[]>>();

function tablesOf(pool: pg.Pool) {
  const tables = known.get(pool) ?? listTables(pool);
  known.set(pool, tables);
  return tables;
}

async function listTables(pool: pg.Pool): Promise<{ name: string; sequences: string[] }[]> {
  const { rows } = await pool.query<{ name: string; sequences: string[] }>(
    `select c.oid::regclass::text as name, array(
       select pg_get_serial_sequence(c.oid::regclass::text, a.attname)
       from pg_attribute a where a.attrelid = c.oid and a.attidentity <> ''
     ) as sequences
     from pg_class c
     where c.relkind in ('r', 'p') and not c.relispartition
       and (c.relnamespace in ('public'::regnamespace, 'accounts'::regnamespace) and c.relname not like 'kysely_%' and c.relname not in ('role_canary', 'price_list', 'vat_rate', 'currency')
         or c.oid = 'graphile_worker._private_jobs'::regclass)`,
  );
  return rows;
}
