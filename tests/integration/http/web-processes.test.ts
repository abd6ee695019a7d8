import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { browser, type Browser } from "#tests/support/http/browser.ts";
import { openEventStream } from "#tests/support/http/event-stream.ts";
import { posted, rawRequest, type Answer, type Sent } from "#tests/support/http/raw-request.ts";
import { startApp, type RunningApp } from "#tests/support/running-app.ts";

/** The build as production runs it on a machine with two cores: a primary process and two that answer. */
const folder = documentsFolder();
const { app: testApp, given } = openGiven(folder.environment, { clock: "machine" });
const environment = { ...folder.environment, WEB_PROCESSES: "2", LOG_LEVEL: "info" };

/** Resolves when both answer. */
async function start(): Promise<RunningApp> {
  const app = await startApp({ databaseUrl: testApp.databaseUrl, workers: 0, environment });
  await pidsOf(app);
  return app;
}
const webOf = ({ webs: [web] }: RunningApp) => {
  if (web === undefined) throw new Error("no web process");
  return web;
};

interface LogLine {
  pid: number;
  message: string;
  requestId?: string;
}
function linesOf(app: RunningApp): LogLine[] {
  return webOf(app)
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as LogLine);
}

/** Sends a request, over a connection of its own, and says which process answered. */
async function ask(app: RunningApp, path: string, sent: Sent = {}): Promise<Answer & { pid: number }> {
  const requestId = randomUUID();
  const headers = { ...sent.headers, "x-request-id": requestId };
  const answer = await rawRequest(webOf(app).url, path, { ...sent, headers });
  const find = () => linesOf(app).find((line) => line.requestId === requestId)?.pid;
  const pid = await vi.waitUntil(find, { timeout: 5_000, interval: 5 });
  return { ...answer, pid };
}

/** The two processes that answer. */
async function pidsOf(app: RunningApp): Promise<number[]> {
  const pids = new Set<number>();
  const find = async () => {
    pids.add((await ask(app, "/accessibility")).pid);
    return pids.size === 2;
  };
  await vi.waitUntil(find, { timeout: 20_000 });
  return [...pids];
}

async function signedIn(app: RunningApp): Promise<Browser> {
  const { companyId } = await given.company();
  const { email } = await accountsIn(testApp).person(
    { organizationId: companyId, memberRole: "owner" },
    null,
    true,
  );
  const session = browser(webOf(app).url, app.origin);
  expect((await session.post("/sign-in", { email, password })).status).toBe(303);
  return session;
}
const cookieOf = ({ cookies }: Browser): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");

describe("two web processes", () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await start();
  }, 180_000);
  afterAll(() => app.stop());

  test("share the port, and a session that one opened is known to both", async () => {
    const cookie = cookieOf(await signedIn(app));
    const pids = new Set<number>();
    for (let times = 0; times < 6; times += 1) {
      const { status, pid } = await ask(app, "/company", { headers: { cookie } });
      expect(status).toBe(200);
      pids.add(pid);
    }
    expect(pids.size).toBe(2);
    expect(pids).not.toContain(webOf(app).pid);
  });

  test("take the pieces of one upload in turn", async () => {
    const cookie = cookieOf(await signedIn(app));
    const start = pdf();
    const file = Buffer.concat([start, Buffer.alloc(3 * PIECE_BYTES + 10 - start.length)]);
    const about = { kind: "contract", file: "contract.pdf", sizeBytes: String(file.length) };
    const begun = await ask(
      app,
      "/company/documents/uploads",
      posted(app.origin, about, { headers: { cookie } }),
    );
    const { uploadId } = begun.json() as { uploadId: string };
    const answers: (Answer & { pid: number })[] = [];
    for (let offset = 0; offset < file.length; offset += PIECE_BYTES) {
      const headers = { cookie, "content-type": "application/octet-stream" };
      const sent = posted(app.origin, "", { method: "PUT", headers });
      const body = file.subarray(offset, offset + PIECE_BYTES);
      answers.push(
        await ask(app, `/company/documents/uploads/${uploadId}?offset=${offset}`, { ...sent, body }),
      );
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.at(-1)?.json()).toEqual({ offset: file.length, isSealed: true });
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(2);
  });

  test("have their metrics at one address, added up", async () => {
    const [before, asked] = [await figure(app, "http_request_duration_seconds_count"), 8];
    for (let times = 0; times < asked; times += 1) await ask(app, "/accessibility");
    expect((await figure(app, "http_request_duration_seconds_count")) - before).toBe(asked);
    expect(await figure(app, "web_processes_running")).toBe(2);
    // Of the machine's pool of 12 each has 6, of the 6 for accounts 3.
    expect(await figure(app, "database_pool_connections", 'state="open"')).toBeLessThanOrEqual(18);
  });

  test("lose one that is killed, not the other's requests, and soon are two again", async () => {
    const [killed = 0, left = 0] = await pidsOf(app);
    process.kill(killed, "SIGKILL");
    // Metrics asked of a process that dies meanwhile are given up after five seconds.
    await expect.poll(() => figure(app, "web_processes_ended_total"), { timeout: 15_000 }).toBe(1);
    for (let times = 0; times < 10; times += 1) {
      const { status, pid } = await ask(app, "/accessibility");
      expect(status).toBe(200);
      expect(pid).not.toBe(killed);
    }
    await expect.poll(() => figure(app, "web_processes_running"), { timeout: 20_000 }).toBe(2);
    const now = await pidsOf(app);
    expect(now).toContain(left);
    expect(now).not.toContain(killed);
  }, 60_000);
});

test("two web processes, asked to stop, end their event streams and exit in time", async () => {
  const app = await start();
  const cookie = cookieOf(await signedIn(app));
  const web = webOf(app);
  const streams = await Promise.all(
    Array.from({ length: 4 }, () => openEventStream(`${web.url}/company/changes`, { cookie })),
  );
  expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const begun = Date.now();
  // The whole group gets it, as by Ctrl-C at a terminal.
  process.kill(-web.pid, "SIGINT");
  await Promise.all(streams.map(({ ended }) => ended));
  expect(Date.now() - begun).toBeLessThan(1_000);
  expect(await web.exited, web.output()).toBe(0);
  expect(Date.now() - begun).toBeLessThan(5_000);
  expect(linesOf(app).filter(({ message }) => message === "stopped")).toHaveLength(2);
}, 180_000);

test("a primary process whose new processes die at once says so and ends", async () => {
  const app = await start();
  const web = webOf(app);
  const dying = new Set<number>();
  let isOver = false;
  void web.exited.then(() => (isOver = true));
  while (!isOver) {
    for (const { pid, message } of linesOf(app)) {
      if (message !== "listening" || dying.has(pid)) continue;
      dying.add(pid);
      process.kill(pid, "SIGKILL");
    }
    await sleep(50);
  }
  expect(await web.exited).toBe(1);
  expect(web.output()).toContain("web processes end as soon as they have started");
  expect(dying.size).toBeGreaterThan(5);
}, 180_000);

test("a fault of the configuration is reported once, and the primary process ends", async () => {
  const failed = startApp({
    databaseUrl: testApp.databaseUrl,
    workers: 0,
    environment: { ...environment, HOST: "192.0.2.1" },
  });
  await expect(failed).rejects.toThrow(
    /ended with code 1:\n(?!.*EADDRNOTAVAIL[^]*Error: listen[^]*Error: listen)/s,
  );
}, 60_000);

/** A figure, added up over its labels. */
async function figure(app: RunningApp, name: string, label = ""): Promise<number> {
  const { text } = await rawRequest(webOf(app).metricsUrl, "/metrics");
  return text
    .split("\n")
    .filter((line) => line.startsWith(name) && line.includes(label))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" "))), 0);
}
