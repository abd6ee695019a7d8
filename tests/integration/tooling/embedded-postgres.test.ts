import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startPostgres } from "#scripts/embedded-postgres.mjs";

/** A checkout of its own, where the server's account can reach it. */
let root: string;

beforeEach(() => {
  root = mkdtempSync("/var/tmp/longspring-launcher-");
  chmodSync(root, 0o755);
  symlinkSync(join(process.cwd(), "node_modules"), join(root, "node_modules"));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function untilGone(pid: number): Promise<void> {
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 50) await sleep(50);
}

test("data is there after a stop and a new start, on any free port", async () => {
  const first = await startPostgres({ name: "kept", root });
  await ask(first.url, "create table kept as select 1 as one");
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);

  const second = await startPostgres({ name: "kept", root });
  expect(await ask(second.url, "select one from kept")).toEqual([{ one: 1 }]);
  expect(new URL(second.url).port).not.toBe("5432");
  await second.stop();
});

test("a live server on the same data is joined, and left to the process that started it", async () => {
  const owner = await startPostgres({ name: "joined", root });
  const guest = await startPostgres({ name: "joined", root });
  expect(guest).toMatchObject({ reused: true, url: owner.url, pid: owner.pid });
  await guest.stop();
  expect(isAlive(owner.pid)).toBe(true);
  await owner.stop();
});

test("a stale pid file with another process's number is ignored", async () => {
  const before = await startPostgres({ name: "crashed", root });
  const pidFile = join(before.data, "postmaster.pid");
  const lines = readFileSync(pidFile, "utf8").split("\n");
  await before.stop();
  writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join("\n"));

  const after = await startPostgres({ name: "crashed", root });
  expect(after.reused).toBe(false);
  await after.stop();
});

test("a fresh start deletes the data, even under a live server", async () => {
  const before = await startPostgres({ name: "fresh", root });
  await ask(before.url, "create table old as select 1 as one");
  const after = await startPostgres({ name: "fresh", root, fresh: true });
  expect(isAlive(before.pid)).toBe(false);
  expect(await ask(after.url, "select to_regclass('old') as old")).toEqual([{ old: null }]);
  await after.stop();
});

test("a temporary cluster flushes nothing and leaves nothing", async () => {
  const cluster = await startPostgres({ name: "gone", root, throwaway: true });
  expect(await ask(cluster.url, "show fsync")).toEqual([{ fsync: "off" }]);
  await cluster.stop();
  expect(existsSync(cluster.data)).toBe(false);
});

test("a killed starter takes its server with it, and the next one cleans up", async () => {
  const launcher = join(process.cwd(), "scripts/embedded-postgres.mjs");
  const options = JSON.stringify({ name: "orphan", root, throwaway: true });
  const program = `
    const { startPostgres } = await import(${JSON.stringify(launcher)});
    const { pid, data } = await startPostgres(${options});
    console.log(JSON.stringify({ pid, data }));
    setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const output = await new Promise<string>((resolve) =>
    starter.stdout.once("data", (text) => resolve(String(text))),
  );
  const { pid, data } = JSON.parse(output) as { pid: number; data: string };

  starter.kill("SIGKILL");
  await untilGone(pid);
  expect(isAlive(pid)).toBe(false);

  const next = await startPostgres({ name: "orphan", root, throwaway: true });
  expect(existsSync(data)).toBe(false);
  await next.stop();
});
