import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import type { AppContext } from "#app/context.server.ts";
import { startWorker, type Worker } from "#app/jobs/worker.server.ts";
import { createQueuePool } from "#db/queue-pool.ts";
import { cachedMarketIn } from "#tests/factories/cached-market.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { startApp } from "#tests/support/running-app.ts";

const { app, given } = openWith(cachedMarketIn, {}, { clock: "machine" });

beforeEach(() => app.empty());

const until = (condition: () => Promise<boolean> | boolean, timeout = 15_000) =>
  expect.poll(condition, { timeout, interval: 20 }).toBe(true);
const holds = async (condition: string): Promise<boolean> =>
  (await app.owner.query(`select where ${condition}`)).rowCount === 1;
const isWorkedOff = () => holds("not exists (select from graphile_worker._private_jobs)");
const queueAll = (kind: "mandate" | "prospect") =>
  app.owner.query(
    `select enqueue_job($1, json_build_object($2::text, id), null, $1 || ':' || id) from ${kind}`,
    [`match-${kind}`, `${kind}Id`],
  );

/** A worker in this process, with its own market. */
function startHere(): { ctx: AppContext; worker: Worker } {
  const ctx = { ...app.worker, market: {} };
  const queue = createQueuePool({ connectionString: app.databaseUrl, size: 8, onError: () => undefined });
  const worker = startWorker(ctx, queue);
  app.onClose(async () => {
    await worker.stop();
    await queue.end();
  });
  return { ctx, worker };
}

test("of two workers one is market leader; when it is killed the other takes over, and the lists are right", async () => {
  await given.anyProspects(40, 2018);
  await given.anyMandates(20, 1125);
  const { workers } = await startApp({ databaseUrl: app.databaseUrl, webs: 0, workers: 1 });
  const [first] = workers;
  await until(() => holds("exists (select from worker_heartbeat where keeps_market)"));
  const second = startHere();
  await until(() => holds("(select count(*) from worker_heartbeat) = 2"));
  await sleep(100); // the second has then been notified of the first
  await queueAll("prospect");
  await until(isWorkedOff);
  await queueAll("mandate");
  await until(isWorkedOff);
  expect(second.ctx.market.held).toBeUndefined();
  expect(await app.worker.metrics.registry.metrics()).not.toMatch(/jobs_total\{task="match-/);
  const kept = await given.lists();
  expect(kept.size).toBeGreaterThan(8);
  expect(await given.listsAnew()).toEqual(kept);

  // Killed with queued jobs; edits without a leader queue jobs as well.
  await app.sql`update mandate set version = 2, stages = '{}'`;
  await queueAll("mandate");
  process.kill(first?.pid ?? 0, "SIGKILL");
  await first?.exited;
  await app.sql`update teaser set stage = 'seed', version = 2 where number % 2 = 0`;
  await queueAll("prospect");
  const killed = Date.now();
  await until(() => second.ctx.market.held !== undefined);
  const takenOver = Date.now() - killed;
  await until(isWorkedOff);
  console.log(`taken over ${takenOver} ms after the kill, all lists right after ${Date.now() - killed} ms`);

  await app.sql`update mandate set version = 3, amount_max_fen = amount_max_fen * 2`;
  await queueAll("mandate");
  await until(isWorkedOff);
  expect(second.ctx.market.held).toBeDefined();
  const after = await given.lists();
  expect(after).not.toEqual(kept);
  expect(await given.listsAnew()).toEqual(after);
  await second.worker.stop();
  expect(second.ctx.market.held).toBeUndefined();
}, 60_000);

test("a leader whose connections are lost misses no change that happens meanwhile", async () => {
  await given.anyProspects(20, 2018);
  await given.anyMandates(10, 1125);
  const { ctx, worker } = startHere();
  await until(() => ctx.market.held !== undefined);
  await queueAll("prospect");
  await until(isWorkedOff);
  const before = await given.lists();
  await app.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  await until(() =>
    app.owner.query("update teaser set district = '2201/220103', version = 2").then(
      () => true,
      () => false,
    ),
  );
  await app.sql`update mandate set version = 2, districts = '{}'`;
  await queueAll("mandate");
  await queueAll("prospect");
  await until(isWorkedOff);
  await until(() => ctx.market.held !== undefined);
  const after = await given.lists();
  expect(after).not.toEqual(before);
  expect(await given.listsAnew()).toEqual(after);
  await worker.stop();
}, 40_000);
