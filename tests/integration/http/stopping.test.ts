import { connect, type Socket } from "node:net";
import { Agent, request } from "node:http";
import { afterAll, describe, expect, test } from "vitest";
import { openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { smallPages } from "#tests/support/http/small-pages.ts";
import { rawRequest } from "#tests/support/http/raw-request.ts";
import { startApp } from "#tests/support/running-app.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const testApp = openTestApp({}, { clock: "machine" });

/** A page that responds when the test lets it. */
function slowPage() {
  const waiting: (() => void)[] = [];
  let sayArrived = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    sayArrived = resolve;
  });
  const loader = async () => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      sayArrived();
    });
    return { done: true };
  };
  const build = smallPages({ "/slow": { loader }, "/quick": { loader: () => ({ done: true }) } });
  return { build, arrived, finish: () => waiting.splice(0).forEach((resolve) => resolve()) };
}

const took = async (work: Promise<unknown>): Promise<number> => {
  const begun = Date.now();
  await work;
  return Date.now() - begun;
};

describe("when it shuts down, the HTTP server", () => {
  test("reports not ready first, still accepts requests, and closes each connection after its response", async () => {
    const { build } = slowPage();
    const web = await openWeb(testApp.web, build);
    const stopped = web.stop({ drainMs: 400 });
    const answer = await rawRequest(web.url, "/healthz/ready");
    expect([answer.status, answer.json()]).toEqual([503, { ready: false, because: ["stopping"] }]);
    const late = await rawRequest(web.url, "/quick");
    expect([late.status, late.headers.connection]).toEqual([200, "close"]);
    await stopped;
    await expect(rawRequest(web.url, "/quick")).rejects.toThrow("ECONNREFUSED");
  });

  test("finishes running requests, and does not wait for idle keep-alive connections", async () => {
    const { build, arrived, finish } = slowPage();
    const web = await openWeb(testApp.web, build);
    const agent = new Agent({ keepAlive: true });
    await requestOn(agent, web, "/quick");
    const inside = rawRequest(web.url, "/slow");
    await arrived;
    const stopped = web.stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(rawRequest(web.url, "/quick")).rejects.toThrow("ECONNREFUSED");
    setTimeout(finish, 200);
    const answer = await inside;
    expect(answer.status).toBe(200);
    expect(await took(stopped)).toBeLessThan(1_000);
    agent.destroy();
  });

  test("cuts off at the deadline requests that have not finished", async () => {
    const { build, arrived, finish } = slowPage();
    const web = await openWeb(testApp.web, build);
    const inside = rawRequest(web.url, "/slow").then(
      () => "answered",
      () => "cut off",
    );
    await arrived;
    expect(await took(web.stop({ deadlineMs: 300 }))).toBeLessThan(1_500);
    expect(await inside).toBe("cut off");
    finish();
  });
});

describe("the web process, on SIGTERM", () => {
  const open: Socket[] = [];
  afterAll(() => open.forEach((socket) => socket.destroy()));

  test("responds to running requests and soon exits with 0, even if a client holds a connection open", async () => {
    const app = await startApp({ databaseUrl: testApp.databaseUrl });
    const [web] = app.webs;
    if (!web) throw new Error("no web process");
    const { port } = new URL(web.url);
    open.push(connect(Number(port), "localhost"));
    // A body that is on its way when the signal comes.
    const posting = connect(Number(port), "localhost");
    open.push(posting);
    let answer = "";
    posting.on("data", (data: Buffer) => {
      answer += data.toString();
    });
    posting.write(
      `POST /sign-in HTTP/1.1\r\nhost: localhost\r\norigin: ${app.origin}\r\naccept: text/html\r\n` +
        "content-type: application/x-www-form-urlencoded\r\ncontent-length: 3\r\n\r\na",
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    process.kill(web.pid, "SIGTERM");
    setTimeout(() => posting.write("=1"), 300);
    const begun = Date.now();
    expect(await web.exited).toBe(0);
    expect(Date.now() - begun).toBeLessThan(5_000);
    expect(answer).toMatch(/^HTTP\/1\.1 [2345]\d\d /);
    const [worker] = app.workers;
    if (worker) process.kill(worker.pid, "SIGTERM");
    expect(await worker?.exited).toBe(0);
    await app.stop();
  }, 180_000);
});

function requestOn(agent: Agent, web: OpenWeb, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    request(`${web.url}${path}`, { agent }, (response) => response.resume().on("end", () => resolve()))
      .on("error", reject)
      .end();
  });
}
