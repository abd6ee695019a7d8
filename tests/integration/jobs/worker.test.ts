import pg from "pg";
import { expect, test } from "vitest";
import type { AppContext } from "#app/context.server.ts";
import { minutely, nightly, quarterHourly } from "#app/domain/jobs/payloads.ts";
import { startWorker } from "#app/jobs/worker.server.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { countJobs } from "#db/worker-queue.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { queueOf } from "#tests/support/queue.ts";

const { app: testApp, given } = openGiven();
const { queue, written } = queueOf(testApp);

const as = (change: Partial<AppContext> = {}): AppContext => ({
  ...testApp.worker,
  log: written.log,
  ...change,
});
const until = (condition: () => Promise<boolean>, timeout = 15_000) =>
  expect.poll(condition, { timeout, interval: 50 }).toBe(true);
const count = async (text: string): Promise<number> => {
  const { rows } = await testApp.owner.query<{ count: string }>(
    `select count(*)::text as count from ${text}`,
  );
  return Number(rows[0]?.count);
};

async function anEmailToWrite(): Promise<void> {
  const { company, offerId } = await given.offered();
  await testApp.web.withActor(company, (trx) => enqueue(trx, "notify-company-offer-issued", { offerId }));
}

test("a job queued by a change is done soon after it, and counted", async () => {
  await testApp.empty();
  const worker = startWorker(as(), queue());
  await anEmailToWrite();
  await until(async () => (await count("dev_mail")) === 1);
  // A minute may begin meanwhile and queue its jobs: nothing else waits.
  const others = `graphile_worker.jobs where task_identifier not in ('${minutely.join("', '")}')`;
  await until(async () => (await count(others)) === 0);
  await worker.stop();
  expect(await testApp.worker.metrics.registry.metrics()).toMatch(
    /jobs_total\{task="send-email",outcome="done"\} \d/,
  );
  expect(await countJobs(queue())).toMatchObject({ dead: 0 });
  expect(await count(others)).toBe(0);
});

test("a failed job is retried, and the log omits the e-mail address that its error quotes", async () => {
  await testApp.empty();
  let tries = 0;
  const mailer: AppContext["mailer"] = {
    async send(email) {
      tries += 1;
      if (tries === 1)
        throw Object.assign(new Error(`550 no such user <${email.to}>`), { responseCode: 550 });
      await testApp.worker.mailer.send(email);
    },
    close: () => undefined,
  };
  const worker = startWorker(as({ mailer }), queue());
  await anEmailToWrite();
  await until(async () => (await count("dev_mail")) === 1);
  await worker.stop();
  expect(tries).toBe(2);
  const line = written.lines().find(({ message }) => message === "a job failed");
  expect(line).toMatchObject({ level: "warn", task: "send-email", attempt: 1, error: { responseCode: 550 } });
  expect(written.text()).not.toContain("@people.test");
});

test("a job with an invalid payload fails for good and is reported", async () => {
  await testApp.empty();
  await testApp.sql`select graphile_worker.add_job('match-mandate', '{"mandateId":"7"}', max_attempts => 1)`;
  const worker = startWorker(as(), queue());
  await until(async () => (await countJobs(queue())).dead === 1);
  await worker.stop();
  expect(
    written.lines().some(({ message, task }) => message === "a job was given up" && task === "match-mandate"),
  ).toBe(true);
});

test("the worker survives the loss of every connection", async () => {
  await testApp.empty();
  const worker = startWorker(as(), queue());
  await anEmailToWrite();
  await until(async () => (await count("dev_mail")) === 1);
  await testApp.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  await expect
    .poll(
      () =>
        anEmailToWrite().then(
          () => true,
          () => false,
        ),
      { timeout: 5_000 },
    )
    .toBe(true);
  await until(async () => (await count("dev_mail")) === 2, 20_000);
  await worker.stop();
}, 40_000);

test("the scheduled jobs are queued once a minute, a quarter of an hour or a night, however many workers there are", async () => {
  await testApp.empty();
  const rows: { identifier: string }[] = await testApp.sql`select identifier
    from graphile_worker._private_known_crontabs`;
  expect(rows.map(({ identifier }) => identifier).sort()).toEqual(
    [...minutely, ...quarterHourly, ...nightly].sort(),
  );
});

test("the app role can reach the queue through one function only", async () => {
  const app = new pg.Pool({
    connectionString: testApp.databaseUrl,
    options: "-c role=longspring_app",
    max: 1,
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
