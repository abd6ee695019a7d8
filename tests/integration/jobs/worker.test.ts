import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AppContext } from "#app/context.server.ts";
import { minutely, nightly } from "#app/domain/jobs/payloads.ts";
import { startWorker } from "#app/jobs/worker.server.ts";
import { createPool, type Pool } from "#db/client.ts";
import { enqueue } from "#db/queries/jobs.ts";
import { createQueuePool } from "#db/queue-pool.ts";
import { beat, countJobs, createLifeline, endBeat, freeLostJobs } from "#db/queries/queue.ts";
import { givenIn } from "#tests/factories/given.ts";
import { readableLog } from "#tests/support/http/log-lines.ts";
import { openHouse } from "#tests/support/house.ts";

const house = openHouse();
const given = givenIn(house);
const written = readableLog();
let queue: Pool;

beforeAll(() => {
  queue = createQueuePool({
    connectionString: house.databaseUrl,
    size: 8,
    onError: (error) => written.log.error({ error }, "lost"),
  });
});
afterAll(() => queue.end());

const as = (change: Partial<AppContext> = {}): AppContext => ({
  ...house.worker,
  log: written.log,
  ...change,
});
const until = (condition: () => Promise<boolean>, timeout = 15_000) =>
  expect.poll(condition, { timeout, interval: 50 }).toBe(true);
const count = async (text: string): Promise<number> => {
  const { rows } = await house.owner.query<{ count: string }>(`select count(*)::text as count from ${text}`);
  return Number(rows[0]?.count);
};

async function aLetterToWrite(): Promise<void> {
  const prospect = await given.publishedProspect();
  const offer = await given.issuedOffer(prospect, await given.activeMandate());
  await house.app.withActor(prospect.company, (trx) =>
    enqueue(trx, "tell-company-offer-issued", { offerId: offer.id }),
  );
}

test("a job that a change queued is done soon after it, and counted", async () => {
  await house.empty();
  const worker = startWorker(as(), queue);
  await aLetterToWrite();
  await until(async () => (await count("dev_mail")) === 1);
  // A minute may strike meanwhile, and queue what each minute brings: nothing else waits.
  const others = `graphile_worker.jobs where task_identifier not in ('${minutely.join("', '")}')`;
  await until(async () => (await count(others)) === 0);
  await worker.stop();
  expect(await house.worker.metrics.registry.metrics()).toMatch(
    /jobs_total\{task="send-letter",outcome="done"\} \d/,
  );
  expect(await countJobs(queue)).toMatchObject({ dead: 0 });
  expect(await count(others)).toBe(0);
});

test("a job that fails is tried again, and the log does not quote the address that its error quotes", async () => {
  await house.empty();
  let tries = 0;
  const mailer: AppContext["mailer"] = {
    async send(letter) {
      tries += 1;
      if (tries === 1)
        throw Object.assign(new Error(`550 no such user <${letter.to}>`), { responseCode: 550 });
      await house.worker.mailer.send(letter);
    },
    close: () => undefined,
  };
  const worker = startWorker(as({ mailer }), queue);
  await aLetterToWrite();
  await until(async () => (await count("dev_mail")) === 1);
  await worker.stop();
  expect(tries).toBe(2);
  const line = written.lines().find(({ message }) => message === "a job failed");
  expect(line).toMatchObject({
    level: "warn",
    task: "send-letter",
    attempt: 1,
    error: { responseCode: 550 },
  });
  expect(written.text()).not.toContain("@people.test");
});

test("a payload that is none of ours is given up in sight, not lost", async () => {
  await house.empty();
  await house.owner.query(
    `select graphile_worker.add_job('match-mandate', '{"mandateId":"7"}', max_attempts => 1)`,
  );
  const worker = startWorker(as(), queue);
  await until(async () => (await countJobs(queue)).dead === 1);
  await worker.stop();
  expect(
    written.lines().some(({ message, task }) => message === "a job was given up" && task === "match-mandate"),
  ).toBe(true);
});

test("the worker outlives the loss of every connection", async () => {
  await house.empty();
  const worker = startWorker(as(), queue);
  await aLetterToWrite();
  await until(async () => (await count("dev_mail")) === 1);
  await house.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await expect
    .poll(
      () =>
        aLetterToWrite().then(
          () => true,
          () => false,
        ),
      { timeout: 5_000 },
    )
    .toBe(true);
  await until(async () => (await count("dev_mail")) === 2, 20_000);
  await worker.stop();
}, 40_000);

describe("the heart", () => {
  const locked = () => count("graphile_worker._private_jobs where locked_by is not null");

  async function aJobHeldBy(worker: string, seconds: number): Promise<void> {
    await house.empty();
    await house.owner.query("select graphile_worker.add_job('expire-offers')");
    await house.owner.query(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - make_interval(secs => $2), attempts = 1`,
      [worker, seconds],
    );
  }

  test("frees what a dead worker holds, so that another does it", async () => {
    await aJobHeldBy("pool-dead", 60);
    const worker = startWorker(as(), queue);
    await until(async () => (await count("graphile_worker._private_jobs")) === 0);
    await worker.stop();
  });

  test("leaves alone what a living worker holds, however long its job takes", async () => {
    await aJobHeldBy("pool-busy", 3_600);
    await beat(queue, "pool-busy");
    expect(await beat(queue, "pool-other")).toBe(0);
    expect(await locked()).toBe(1);
    await house.owner.query(
      "update worker_heartbeat set seen_at = now() - interval '1 minute' where worker_id = 'pool-busy'",
    );
    expect(await beat(queue, "pool-other")).toBe(1);
    expect(await locked()).toBe(0);
  });

  test("frees soon what a worker holds whose process is gone, and not what one holds that is merely silent", async () => {
    await aJobHeldBy("pool-stuck", 5);
    const lifeline = createLifeline(queue, "pool-stuck");
    await lifeline.hold();
    await lifeline.hold();
    await beat(queue, "pool-stuck");
    await house.owner.query(
      "update worker_heartbeat set seen_at = now() - interval '5 seconds' where worker_id = 'pool-stuck'",
    );
    expect(await beat(queue, "pool-other")).toBe(0);
    expect(await locked()).toBe(1);
    lifeline.letGo();
    await until(async () => (await beat(queue, "pool-other")) === 1);
    expect(await locked()).toBe(0);
  });

  test("leaves alone what was taken a moment ago: its worker has not beaten yet", async () => {
    await aJobHeldBy("pool-new", 1);
    expect(await beat(queue, "pool-other")).toBe(0);
    expect(await locked()).toBe(1);
  });

  test("frees what was lost on the way to a living worker, and nothing that it works on", async () => {
    await aJobHeldBy("pool-mine", 120);
    const { rows } = await house.owner.query<{ id: string }>("select id from graphile_worker._private_jobs");
    const ids = rows.map(({ id }) => id);
    expect(await freeLostJobs(queue, "pool-mine", ids)).toBe(0);
    expect(await freeLostJobs(queue, "pool-other", [])).toBe(0);
    expect(await freeLostJobs(queue, "pool-mine", [])).toBe(1);
    expect(await locked()).toBe(0);
  });

  test("stops in good order with its worker", async () => {
    await beat(queue, "pool-a");
    await endBeat(queue, "pool-a");
    expect(await count("worker_heartbeat where worker_id = 'pool-a'")).toBe(0);
  });
});

test("the clock's jobs are queued once a minute or a night, however many workers there are", async () => {
  await house.empty();
  const { rows } = await house.owner.query<{ identifier: string }>(
    "select identifier from graphile_worker._private_known_crontabs",
  );
  expect(rows.map(({ identifier }) => identifier).sort()).toEqual([...minutely, ...nightly].sort());
});

test("the app role reaches the queue by one door only", async () => {
  const app = createPool({
    connectionString: house.databaseUrl,
    ...{ role: "longspring_app" as const, size: 1, onError: () => undefined },
  });
  for (const statement of [
    "select * from graphile_worker._private_jobs",
    "select graphile_worker.add_job('expire-offers')",
    "select * from worker_heartbeat",
  ]) {
    await expect(app.query(statement)).rejects.toThrow(/permission denied/);
  }
  await app.end();
});
