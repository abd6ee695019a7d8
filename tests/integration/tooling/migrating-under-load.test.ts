import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, inject, test } from "vitest";
import { jobPayloads, type JobName } from "#app/domain/jobs/payloads.ts";
import { migrate } from "#db/migrate.ts";
import { connected, dropDatabase, migrations, urlOf } from "#tests/support/postgres/databases.ts";

/**
 * Migrations run while the product is in use: each in its own transaction, with short lock waits. MIGRATING_ROUNDS and
 * MIGRATING_FROM ask for more rounds, and for more of the history under load: npm run prove:migrate.
 */
const rounds = Number(process.env.MIGRATING_ROUNDS ?? 1);
const from = process.env.MIGRATING_FROM ?? "0100";
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
  const url = urlOf(server, database);
  databases.push(url);
  return url;
}

/** The migrations below that number, and others. */
async function folderOf(below: string, more: Record<string, string> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "migrations-"));
  folders.push(folder);
  const inside = join(folder, "migrations");
  await cp(migrations, inside, { recursive: true });
  await cp(join(migrations, "../bootstrap.sql"), join(folder, "bootstrap.sql"));
  for (const name of await readdir(inside)) if (name >= below) await rm(join(inside, name));
  for (const [name, text] of Object.entries(more)) await writeFile(join(inside, name), text);
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
      await migrate(url, await folderOf(from));
      const using = load(url);
      let run: string[] = [];
      try {
        await expect.poll(() => using.ends.committed, { timeout: 5_000 }).toBeGreaterThan(3);
        run = await migrate(url, migrations);
      } finally {
        await using.stop();
      }
      const known = (await readdir(migrations)).map((name) => name.replace(".sql", ""));
      expect(run).toEqual(known.filter((name) => name >= from).sort());
    },
    300_000,
  );

  test("that can't lock their table let others pass, retry and report it; two at once run one migration once", async () => {
    const url = await emptyDatabase("held");
    const base = await folderOf("0003");
    await migrate(url, base);
    const next = await folderOf("0003", {
      "9000_more.sql": 'alter table accounts."user" add column more int',
    });
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query('begin; select from accounts."user"');
    const said: string[] = [];
    const running = [migrate(url, next, (line) => said.push(line)), migrate(url, next)];
    await expect.poll(() => said.length, { timeout: 20_000 }).toBeGreaterThan(0);
    await holder.query("commit");
    await holder.end();
    expect((await Promise.all(running)).flat()).toEqual(["9000_more"]);
    expect(said[0]).toMatch(/^9000_more: canceling statement due to lock timeout; trying again/);
  }, 60_000);

  test("that fail are rolled back alone: those before stay, and the message states both", async () => {
    const url = await emptyDatabase("failing");
    await migrate(url, await folderOf("0003"));
    const next = await folderOf("0003", {
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

test("a database migrated under earlier numbers gets what was added to them later", async () => {
  const url = await emptyDatabase("renumbered");
  await migrate(url, await folderOf("0156"));
  const query = (text: string) => connected(url, async (client) => (await client.query<object>(text)).rows);
  await query(`
    update kysely_migration set name = '0150_registers_are_counted_by_bits', timestamp = '2026-01-01' where name ~ '^0153';
    update kysely_migration set name = '0151_guarantees_are_judged_by_what_is_shown', timestamp = '2026-01-02' where name ~ '^0154';
    update kysely_migration set name = '0153_a_stamp_of_teasers_is_read_from_an_index' where name ~ '^0155';
    alter table shown_teaser drop column pledges_patents cascade;`);
  expect((await migrate(url, migrations)).at(0)).toBe("0156_renumbered_migrations_are_whole");
  expect(await migrate(url, migrations)).toEqual([]);
  expect(
    await query(
      "select 1 from information_schema.columns where table_name = 'shown_teaser' and column_name = 'pledges_patents'",
    ),
  ).toHaveLength(1);
});

test("a database that ran the migration of prospects' ages under an earlier number is brought up to date, too", async () => {
  const url = await emptyDatabase("renumbered_ages");
  await migrate(url, await folderOf("0158"));
  const query = (text: string) => connected(url, async (client) => (await client.query<object>(text)).rows);
  await query(`
    delete from kysely_migration where name ~ '^0156';
    update kysely_migration set name = '0156_ages_are_told_as_of_one_day' where name ~ '^0157';
    set session_replication_role = replica;
    insert into prospect (company_id, age_told_on) values (gen_random_uuid(), '2026-01-01');`);
  expect((await migrate(url, migrations)).slice(0, 2)).toEqual([
    "0158_changes_of_teasers_are_read_by_transaction",
    "0159_renumbered_ages_are_whole",
  ]);
  expect(await migrate(url, migrations)).toEqual([]);
  expect(await query("select age_told_on from prospect")).toEqual([{ age_told_on: null }]);
});

test("jobs queued and reminders sent under earlier names have the new ones", async () => {
  const url = await emptyDatabase("renamed_jobs");
  await migrate(url, await folderOf("0161"));
  const query = (text: string) => connected(url, async (client) => (await client.query<object>(text)).rows);
  const id = "00000000-0000-4000-8000-000000000001";
  await query(`
    set session_replication_role = replica;
    insert into reminder (kind, subject_id, due_at, reminded_at) values ('tell-company-offer-expires-soon', '${id}', now(), now());
    select graphile_worker.add_job('tell-company-offer-issued', '{"offerId":"${id}"}', job_key => 'tell-company-offer-issued:1');
    select graphile_worker.add_job('send-letter', '{"letter":"tell-company-offer-issued","subjectId":"${id}","userId":"${id}"}');
    select graphile_worker.add_job('answer-letter-request', '{"letterRequestId":"${id}"}');
    select graphile_worker.add_job('keep-public-figures', '{}');
    select graphile_worker.add_job('expire-offers', '{}', job_key => 'other');`);
  await migrate(url, migrations);
  const jobs = (await query(`
    select t.identifier, j.payload, j.key from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`)) as {
    identifier: string;
    payload: unknown;
    key: string | null;
  }[];
  expect(jobs.map(({ identifier, payload, key }) => [identifier, payload, key])).toEqual([
    ["notify-company-offer-issued", { offerId: id }, "notify-company-offer-issued:1"],
    ["send-email", { email: "notify-company-offer-issued", subjectId: id, userId: id }, null],
    ["answer-email-request", { emailRequestId: id }, null],
    ["refresh-public-figures", {}, null],
    ["expire-offers", {}, "other"],
  ]);
  for (const { identifier, payload } of jobs)
    expect(jobPayloads[identifier as JobName].safeParse(payload).success).toBe(true);
  expect(await query("select kind from reminder")).toEqual([{ kind: "notify-company-offer-expires-soon" }]);
});
