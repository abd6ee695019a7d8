import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createContext, type AppContext } from "#app/context.server.ts";
import { startListening } from "#app/http/server/listening.server.ts";
import { createMetricsServer } from "#app/integrations/observing/metrics.server.ts";
import { readableLog } from "#tests/support/http/log-lines.ts";
import { openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { smallPages } from "#tests/support/http/small-pages.ts";
import { rawRequest } from "#tests/support/http/raw-request.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { migrations } from "#tests/support/postgres/databases.ts";

const testApp = openTestApp();
const written = readableLog("debug");
const build = smallPages({ "/things/:thingId": { loader: () => ({ there: true }) } });
let web: OpenWeb;

beforeAll(async () => {
  web = await openWeb({ ...testApp.web, log: written.log }, build);
});
afterAll(() => web.stop());

const ready = (on: OpenWeb) => rawRequest(on.url, "/healthz/ready");

/** The same pages with another context while the work runs. */
async function withContext(app: AppContext, work: (web: OpenWeb) => Promise<void>): Promise<void> {
  const other = await openWeb(app, build);
  try {
    await work(other);
  } finally {
    await other.stop();
    await app.close();
  }
}

describe("readiness", () => {
  test("is reported while the database responds and its schema is current", async () => {
    const answer = await ready(web);
    expect([answer.status, answer.json()]).toEqual([200, { ready: true }]);
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  test("is withdrawn while the database is down, and the process survives", async () => {
    const config = {
      ...testApp.web.config,
      database: { ...testApp.web.config.database, url: "postgres://x@127.0.0.1:1/x" },
    };
    await withContext(createContext(config, { process: "web", migrations }), async (other) => {
      const answer = await ready(other);
      expect([answer.status, answer.json()]).toEqual([503, { ready: false, because: ["database"] }]);
      expect((await rawRequest(other.url, "/healthz/live")).status).toBe(200);
    });
  });

  test("waits for migrations that this build needs and the database lacks", async () => {
    const folder = await mkdtemp(join(tmpdir(), "migrations-"));
    await cp(migrations, folder, { recursive: true });
    await writeFile(join(folder, "9999_next.sql"), "select 1");
    await withContext(
      createContext(testApp.web.config, { process: "web", migrations: folder }),
      async (other) => {
        const answer = await ready(other);
        expect([answer.status, answer.json()]).toEqual([503, { ready: false, because: ["migrations"] }]);
      },
    );
    await rm(folder, { recursive: true });
  });

  test("returns by itself after every connection was cut", async () => {
    await testApp.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    await expect.poll(async () => (await ready(web)).status, { timeout: 5_000 }).toBe(200);
  });
});

describe("metrics", () => {
  test("are served on their own port, by route pattern, and nowhere else", async () => {
    await rawRequest(web.url, "/things/7?who=person@example.com");
    await rawRequest(web.url, "/wp-login.php");
    const server = createMetricsServer(testApp.web.metrics);
    const port = await startListening(server, 0, "127.0.0.1");
    const { text, headers } = await rawRequest(`http://127.0.0.1:${port}`, "/metrics");
    expect(headers["content-type"]).toContain("text/plain");
    expect(text).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/things\/:thingId",status="200"\} \d/,
    );
    expect(text).toContain('route="(none)"');
    expect(text).toMatch(/database_pool_connections\{pool="main",state="open"\} \d/);
    expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
    expect(text).not.toMatch(/person|wp-login/);
    expect((await rawRequest(`http://127.0.0.1:${port}`, "/metrics", { method: "POST" })).status).toBe(405);
    expect((await rawRequest(`http://127.0.0.1:${port}`, "/")).status).toBe(404);
    server.close();
    for (const path of ["/metrics", "/healthz/metrics"])
      expect((await rawRequest(web.url, path)).status).toBe(404);
  });
});

test("a request is logged as one line with method, pattern, ids, status, time and its own id, and nothing that a person typed", async () => {
  const id = "0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4";
  await rawRequest(web.url, `/things/${id}?token=secret-token&email=a%40b.cn`, {
    headers: { "x-request-id": "line-12345", cookie: "session=secret-cookie", "user-agent": "secret-agent" },
  });
  await rawRequest(web.url, "/things/person@example.com");
  const requests = written.lines().filter(({ message }) => message === "request");
  expect(requests.find(({ requestId }) => requestId === "line-12345")).toMatchObject({
    level: "info",
    method: "GET",
    route: "/things/:thingId",
    path: `/things/${id}`,
    status: 200,
    ms: expect.any(Number) as number,
  });
  expect(requests.at(-1)).toMatchObject({ path: "/things/…" });
  expect(written.text()).not.toMatch(/secret|a%40b|person/);
});
