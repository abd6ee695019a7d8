import { describe, expect, test } from "vitest";
import { startWorker } from "#app/jobs/worker.server.ts";
import { sendHeartbeat, createSessionLocks, endHeartbeat, unlockLostJobs } from "#db/worker-queue.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { queueOf } from "#tests/support/queue.ts";

const app = openTestApp();
const { queue, written } = queueOf(app);

const until = (condition: () => Promise<boolean>) =>
  expect.poll(condition, { timeout: 15_000, interval: 50 }).toBe(true);
const count = async (text: string): Promise<number> => {
  const { rows } = await app.owner.query<{ count: string }>(`select count(*)::text as count from ${text}`);
  return Number(rows[0]?.count);
};

describe("the worker heartbeat", () => {
  const locked = () => count("graphile_worker._private_jobs where locked_by is not null");

  async function aJobHeldBy(worker: string, seconds: number): Promise<void> {
    await app.empty();
    await app.sql`select graphile_worker.add_job('expire-offers')`;
    await app.sql`update graphile_worker._private_jobs
      set locked_by = ${worker}, locked_at = now() - make_interval(secs => ${seconds}), attempts = 1`;
  }

  test("frees the jobs of a dead worker, so that another worker does them", async () => {
    await aJobHeldBy("pool-dead", 60);
    const worker = startWorker({ ...app.worker, log: written.log }, queue());
    await until(async () => (await count("graphile_worker._private_jobs")) === 0);
    await worker.stop();
  });

  test("drops a dead worker's job that a later job with the same key replaced, and keeps the later job", async () => {
    await app.empty();
    const add = () =>
      app.sql`select graphile_worker.add_job('match-mandate',
      '{"mandateId": "00000000-0000-4000-8000-000000000000"}', job_key => 'match')`;
    await add();
    await app.sql`update graphile_worker._private_jobs
      set locked_by = 'pool-dead', locked_at = now() - interval '60 seconds', attempts = 1`;
    await add();
    expect(await count("graphile_worker._private_jobs")).toBe(2);
    expect(await sendHeartbeat(queue(), "pool-other")).toBe(1);
    expect(await count("graphile_worker._private_jobs where key = 'match' and attempts = 0")).toBe(1);
    expect(await count("graphile_worker._private_jobs")).toBe(1);
  });

  test("leaves the jobs of a living worker alone, however long they take", async () => {
    await aJobHeldBy("pool-busy", 3_600);
    await sendHeartbeat(queue(), "pool-busy");
    expect(await sendHeartbeat(queue(), "pool-other")).toBe(0);
    expect(await locked()).toBe(1);
    await app.sql`update worker_heartbeat set seen_at = now() - interval '1 minute'
      where worker_id = 'pool-busy'`;
    expect(await sendHeartbeat(queue(), "pool-other")).toBe(1);
    expect(await locked()).toBe(0);
  });

  test("soon frees the jobs of a worker whose process is gone, and not those of one that is merely silent", async () => {
    await aJobHeldBy("pool-stuck", 5);
    const lifeline = createSessionLocks(queue(), "pool-stuck");
    await lifeline.hold();
    await lifeline.hold();
    await sendHeartbeat(queue(), "pool-stuck");
    await app.sql`update worker_heartbeat set seen_at = now() - interval '5 seconds'
      where worker_id = 'pool-stuck'`;
    expect(await sendHeartbeat(queue(), "pool-other")).toBe(0);
    expect(await locked()).toBe(1);
    lifeline.release();
    await until(async () => (await sendHeartbeat(queue(), "pool-other")) === 1);
    expect(await locked()).toBe(0);
  });

  test("leaves a job taken a moment ago alone: its worker has not sent a heartbeat yet", async () => {
    await aJobHeldBy("pool-new", 1);
    expect(await sendHeartbeat(queue(), "pool-other")).toBe(0);
    expect(await locked()).toBe(1);
  });

  test("frees jobs assigned to a living worker that never reached it, and none that it works on", async () => {
    await aJobHeldBy("pool-mine", 120);
    const rows: { id: string }[] = await app.sql`select id from graphile_worker._private_jobs`;
    const ids = rows.map(({ id }) => id);
    expect(await unlockLostJobs(queue(), "pool-mine", ids)).toBe(0);
    expect(await unlockLostJobs(queue(), "pool-other", [])).toBe(0);
    expect(await unlockLostJobs(queue(), "pool-mine", [])).toBe(1);
    expect(await locked()).toBe(0);
  });

  test("is removed when its worker stops in good order", async () => {
    await sendHeartbeat(queue(), "pool-a");
    await endHeartbeat(queue(), "pool-a");
    expect(await count("worker_heartbeat where worker_id = 'pool-a'")).toBe(0);
  });
});
