import { createServer, connect, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#app/config.server.ts";
import { createContext, type AppContext } from "#app/context.server.ts";
import { loader as companyChanges } from "#app/routes/company.changes/route.ts";
import { startWorker, type Worker } from "#app/jobs/worker.server.ts";
import type { Pool } from "#db/client.ts";
import { createQueuePool } from "#db/queue-pool.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { migrate } from "#db/migrate.ts";
import { startPostgres } from "#scripts/embedded-postgres.mjs";
import { openEventStream } from "#tests/support/http/event-stream.ts";
import { openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { withTestSessions, sessionOf } from "#tests/support/http/test-sessions.ts";
import { smallPages } from "#tests/support/http/small-pages.ts";
import { posted, rawRequest } from "#tests/support/http/raw-request.ts";
import { migrations } from "#tests/support/postgres/databases.ts";

/**
 * PostgreSQL is killed under the running application, and restarted. The test's own server flushes what it acknowledged;
 * a proxy keeps the address while the server changes its port.
 */
type Cluster = Awaited<ReturnType<typeof startPostgres>>;
let cluster: Cluster;
let proxy: Server;
let app: AppContext;
let workerApp: AppContext;
let web: OpenWeb;
let worker: Worker;
let queue: Pool;

const company = {
  kind: "company",
  companyId: "0198d7a0-0000-7000-8000-000000000001",
  name: "Laser",
  memberRole: "owner",
  isRegistered: true,
} as const;

const start = (): Promise<Cluster> =>
  startPostgres({
    name: "killed",
    throwaway: true,
    settings: { fsync: "on", synchronous_commit: "on", full_page_writes: "on" },
  });

beforeAll(async () => {
  cluster = await start();
  proxy = createServer((from) => {
    const to = connect(Number(new URL(cluster.url).port), "127.0.0.1");
    from.pipe(to).pipe(from);
    from.on("error", () => to.destroy());
    to.on("error", () => from.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = new URL(cluster.url);
  address.port = String((proxy.address() as AddressInfo).port);
  await migrate(address.href, migrations);

  const config = readConfig({ NODE_ENV: "test", DATABASE_URL: address.href });
  app = createContext(config, { process: "web", migrations });
  workerApp = createContext(config, { process: "worker", migrations });
  queue = createQueuePool({ connectionString: address.href, size: 6, onError: () => undefined });
  worker = startWorker(workerApp, queue);
  web = await openWeb(
    withTestSessions(app, new Map([["owner", sessionOf("owner", company)]])),
    smallPages({
      "/company/changes": { loader: companyChanges, isResource: true },
      "/write": {
        isResource: true,
        action: async ({ request, context }) => {
          const text = await request.text();
          await context.app.withActor({ kind: "public" }, async (trx) => {
            const email = { recipient: "written", subject: text, text: "", html: "" };
            await trx.insertInto("devMail").values(email).execute();
            await enqueue(trx, "expire-offers", {});
          });
          return Response.json({ written: text });
        },
      },
    }),
  );
}, 120_000);

afterAll(async () => {
  await Promise.all([worker.stop(), web.stop()]);
  await Promise.all([app.close(), workerApp.close(), queue.end()]);
  proxy.close();
  await cluster.stop();
}, 60_000);

let serial = 0;
async function write(): Promise<string | null> {
  serial += 1;
  const name = `row ${serial}`;
  const answer = await rawRequest(
    web.url,
    "/write",
    posted(app.config.web.publicOrigin, name, { headers: { "content-type": "text/plain" } }),
  );
  if (answer.status >= 500) expect(answer.status).toBe(503);
  return answer.status === 200 ? name : null;
}

test("the application survives the loss of the database, the next requests work, and nothing acknowledged is lost", async () => {
  const page = await openEventStream(`${web.url}/company/changes?since=${Date.now()}`, {
    cookie: "seat=owner",
  });
  const acknowledged: string[] = [];
  let refused = 0;
  let isWriting = true;
  const writers = Array.from({ length: 4 }, async () => {
    while (isWriting) {
      const name = await write();
      if (name === null) refused += 1;
      else acknowledged.push(name);
      if (name === null) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(20);

  const eventsBefore = page.eventIds.length;
  process.kill(cluster.pid, "SIGKILL");
  await expect.poll(() => refused, { timeout: 10_000 }).toBeGreaterThan(0);
  expect((await rawRequest(web.url, "/healthz/live")).status).toBe(200);
  expect((await rawRequest(web.url, "/healthz/ready")).status).toBe(503);

  await expect
    .poll(
      () =>
        start().then(
          (next) => (cluster = next) && true,
          () => false,
        ),
      { timeout: 30_000, interval: 300 },
    )
    .toBe(true);
  const before = acknowledged.length;
  await expect.poll(() => acknowledged.length, { timeout: 5_000 }).toBeGreaterThan(before);
  // The open page's stream reports that it may have missed events, and works again.
  await expect.poll(() => page.eventIds.length, { timeout: 5_000 }).toBe(eventsBefore + 1);
  await queue.query("select pg_notify('lists_changed', $1)", [company.companyId]);
  await expect.poll(() => page.eventIds.length, { timeout: 1_000 }).toBe(eventsBefore + 2);
  page.close();
  isWriting = false;
  await Promise.all(writers);

  await expect
    .poll(async () => (await rawRequest(web.url, "/healthz/ready")).status, { timeout: 5_000 })
    .toBe(200);
  const { rows } = await queue.query<{ subject: string }>(
    "select subject from dev_mail where recipient = 'written'",
  );
  const kept = new Set(rows.map(({ subject }) => subject));
  expect(acknowledged.filter((name) => !kept.has(name))).toEqual([]);
  // Every job of an acknowledged change is done by the same worker, which survived as well.
  await expect
    .poll(async () => (await queue.query("select from graphile_worker._private_jobs")).rowCount, {
      timeout: 60_000,
      interval: 500,
    })
    .toBe(0);
}, 150_000);
