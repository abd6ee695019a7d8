import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, inject, test } from "vitest";
import { migrate } from "#db/migrate.ts";
import { MADE_BEFORE_RELEASE } from "#scripts/exit-codes.mjs";
import { migrateDatabase } from "#scripts/local-run.mjs";
import { connected, dropDatabase, migrations, urlOfDatabase } from "#tests/support/postgres/databases.ts";
import { migrationsOf } from "#tests/support/postgres/releases.ts";
import { schemaOf } from "#tests/support/postgres/schema-of.ts";

/**
 * Migrations run while the product is in use: each in its own transaction, with short lock waits: those since the first
 * release, and samples of what later ones may do. MIGRATING_ROUNDS asks for more rounds: npm run prove:migrate.
 */
const rounds = Number(process.env.MIGRATING_ROUNDS ?? 1);
const server = inject("databaseServer");
const used = [
  "prospect",
  "offer",
  "offer_version",
  "mandate",
  "deal",
  "application",
  "introduction",
  "company",
];
const databases: string[] = [];
const folders: string[] = [];

afterAll(async () => {
  for (const url of databases) await dropDatabase(url);
  for (const folder of folders) await rm(folder, { recursive: true });
});

async function emptyDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const database = `longspring_test_${process.pid}_migrating_${name}`;
  await client.query(`create database ${database} template template0`);
  await client.end();
  const url = urlOfDatabase(server, database);
  databases.push(url);
  return url;
}

const firstRelease = migrationsOf("0.1.0");

/** Later migrations as they may be: of each used table alone, and of two at once. */
const samples: Record<string, string> = {};
for (const [at, table] of used.entries()) {
  const other = used[(at + 3) % used.length] ?? "";
  samples[`90${at}0_columns.sql`] = `
    alter table ${table} add column sample_note text, add column sample_count int default 0`;
  samples[`90${at}1_rules.sql`] = `
    create index on ${table} (sample_count);
    alter table ${table} add constraint sample_is_counted check (sample_count >= 0);
    create policy sample on ${table} for select to longspring_app using (false)`;
  samples[`91${at}0_two_tables.sql`] = `
    alter table ${table} add column sample_first_${at} uuid;
    alter table ${other} add column sample_second_${at} uuid`;
}

/** The first release's migrations, and others. */
async function folderOf(more: Record<string, string> = {}): Promise<string> {
  const folder = await folderWith(more);
  for (const name of firstRelease) await cp(join(migrations, name), join(folder, name));
  return folder;
}

/** A folder of migrations, with db/bootstrap.sql beside it. */
async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "migrations-"));
  folders.push(folder);
  const inside = join(folder, "migrations");
  await mkdir(inside);
  await cp(join(migrations, "../bootstrap.sql"), join(folder, "bootstrap.sql"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(inside, name), text);
  return inside;
}

/** Four clients whose transactions lock three tables each, in both orders, until stopped. */
function load(url: string) {
  let isRunning = true;
  const ends = { committed: 0, failed: 0 };
  const work = Array.from({ length: 4 }, async (_, at) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (let turn = at; isRunning; turn += 1) {
      const tables = [0, 1, 2].map((step) => used[(turn * 5 + step) % used.length] ?? "offer");
      if (turn % 2 === 1) tables.reverse();
      try {
        await client.query("begin");
        for (const table of tables) {
          await client.query(`lock table ${table} in row exclusive mode`); // as any update takes it
          await sleep(2);
        }
        await client.query("commit");
        ends.committed += 1;
      } catch {
        await client.query("rollback");
        ends.failed += 1;
      }
      await sleep(20);
    }
    await client.end();
  });
  return {
    ends,
    async stop() {
      isRunning = false;
      await Promise.all(work);
    },
  };
}

describe("migrations under load", () => {
  test.each(Array.from({ length: rounds }, (_, round) => round + 1))(
    "run to the last one while every table is in use (round %i)",
    async (round) => {
      const url = await emptyDatabase(`load_${round}`);
      await migrate(url, await folderOf());
      const later = (await readdir(migrations)).filter(
        (name) => name.endsWith(".sql") && !firstRelease.includes(name),
      );
      const texts = later.map(
        async (name) => [name, await readFile(join(migrations, name), "utf8")] as const,
      );
      const more = { ...Object.fromEntries(await Promise.all(texts)), ...samples };
      const next = await folderOf(more);
      const using = load(url);
      let run: string[] = [];
      try {
        await expect.poll(() => using.ends.committed, { timeout: 5_000 }).toBeGreaterThan(3);
        run = await migrate(url, next);
      } finally {
        await using.stop();
      }
      expect(run).toEqual(
        Object.keys(more)
          .sort()
          .map((name) => name.replace(".sql", "")),
      );
      expect(run.length).toBeGreaterThanOrEqual(24);
    },
    300_000,
  );

  test("that can't lock their table let others pass, retry and report it; two at once run one migration once", async () => {
    const url = await emptyDatabase("held");
    await migrate(url, await folderOf());
    const next = await folderOf({ "9000_more.sql": 'alter table accounts."user" add column more int' });
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query('begin; select from accounts."user"');
    const logged: string[] = [];
    const running = [migrate(url, next, (line) => logged.push(line)), migrate(url, next)];
    await expect.poll(() => logged.length, { timeout: 20_000 }).toBeGreaterThan(0);
    await holder.query("commit");
    await holder.end();
    expect((await Promise.all(running)).flat()).toEqual(["9000_more"]);
    expect(logged[0]).toMatch(/^9000_more: canceling statement due to lock timeout; trying again/);
  }, 60_000);

  test("that fail are rolled back alone: those before stay, and the message states both", async () => {
    const url = await emptyDatabase("failing");
    await migrate(url, await folderOf());
    const next = await folderOf({
      "9000_good.sql": "create table good (id int)",
      "9001_bad.sql": "create table half (id int); select 1 / 0",
    });
    await expect(migrate(url, next)).rejects.toThrow(
      "9001_bad failed and was undone; run before it and kept: 9000_good",
    );
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(
      "select to_regclass('good') is not null as good, to_regclass('half') as half",
    );
    await client.end();
    expect(rows).toEqual([{ good: true, half: null }]);
  });
});

describe("a database of another version", () => {
  const stateOf = (url: string) =>
    connected(url, async (client) => ({
      schema: await schemaOf(client),
      rows: (await client.query<object>("select * from kysely_migration order by name")).rows,
      queue: (await client.query<object>("select to_regclass('graphile_worker.migrations') as name")).rows,
    }));

  test("made before release 0.1.0 is refused, and nothing is changed", async () => {
    const url = await emptyDatabase("before_release");
    // What such a database has: other migrations, some under the names of later ones, and no queue of ours.
    const before = await folderWith({
      "0001_actor.sql": "create table early (id int)",
      "0012_jobs_and_limits.sql": "create table later (id int)",
    });
    await migrate(url, before);
    await connected(url, (client) => client.query("drop schema graphile_worker cascade"));
    const state = await stateOf(url);
    await expect(migrate(url, migrations)).rejects.toThrow(
      /was made before release 0\.1\.0 and can't be upgraded: create a new one/,
    );
    expect(await stateOf(url)).toEqual(state);
  });

  test("migrated by a newer version is refused, too, and the message names its migrations", async () => {
    const url = await emptyDatabase("newer");
    await migrate(url, await folderOf({ "9000_more.sql": "create table more (id int)" }));
    const state = await stateOf(url);
    await expect(migrate(url, await folderOf())).rejects.toThrow(/by a newer version, which has 9000_more/);
    expect(await stateOf(url)).toEqual(state);
  });

  test("`npm run migrate` prints the message without a stack", async () => {
    const url = await emptyDatabase("command");
    await migrate(url, await folderWith({ "0001_actor.sql": "create table early (id int)" }));
    const { status, stderr } = spawnSync(process.execPath, ["scripts/migrate.ts"], {
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: url, DATABASE_DIRECT_URL: url },
    });
    expect(status).toBe(MADE_BEFORE_RELEASE);
    expect(stderr).toMatch(/^this database was made before release 0\.1\.0[^\n]*\n$/);
    // A kept database of the demonstration: what to do is said, and nothing is deleted.
    const env = { ...process.env, DATABASE_URL: url, DATABASE_DIRECT_URL: url };
    await expect(migrateDatabase("demo", env)).rejects.toThrow("`npm run demo -- --fresh` makes a new one");
  });
});
