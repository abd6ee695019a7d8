import type { ServerBuild } from "@remix-run/node";
import { Agent } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { routePatterns } from "#app/http/server/route-patterns.server.ts";
import { toStopText } from "#app/domain/notifications/stopping.ts";
import { givenIn } from "#tests/factories/given.ts";
import { builtPages, openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { smallPages } from "#tests/support/http/small-pages.ts";
import { rawRequest, type Answer } from "#tests/support/http/raw-request.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { sampleOf } from "#tests/support/sample.ts";

/**
 * Every unsafe request to the built pages from any origin but our own. Read from Remix's own manifest, so that new routes
 * are included.
 */
const app = openTestApp({ PUBLIC_ORIGIN: "https://longspring.example" });
const ours = "https://longspring.example";
let build: ServerBuild;
let web: OpenWeb;

beforeAll(async () => {
  build = await builtPages();
  web = await openWeb(app.web, build);
}, 180_000);
afterAll(() => web.stop());

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
afterAll(() => agent.destroy());

const strangers: Record<string, Record<string, string>> = {
  "a foreign origin": { origin: "https://evil.example" },
  "a foreign origin that claims to be same-origin": {
    origin: "https://evil.example",
    "sec-fetch-site": "same-origin",
  },
  "a null origin": { origin: "null" },
  "a null origin that claims to be same-origin": { origin: "null", "sec-fetch-site": "same-origin" },
  "no origin at all": {},
  "another site": { "sec-fetch-site": "cross-site" },
  "another site with our origin": { "sec-fetch-site": "cross-site", origin: ours },
  "a neighbour under our domain": {
    "sec-fetch-site": "same-site",
    origin: "https://blog.longspring.example",
  },
  "an address typed by hand": { "sec-fetch-site": "none" },
  "our origin over http": { origin: "http://longspring.example" },
  "our origin with a port": { origin: "https://longspring.example:8443" },
  "our origin as a prefix": { origin: "https://longspring.example.evil.example" },
  "a host of its own": { origin: "https://evil.example", host: "evil.example" },
  "a forwarded host of its own": {
    origin: "https://evil.example",
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    forwarded: "host=evil.example",
    "x-forwarded-proto": "https",
  },
};

const plainest = new Set(["a foreign origin", "a null origin", "no origin at all"]);

/** The ways in which Remix lets a route be addressed. */
function waysTo(pattern: string): string[] {
  const path = pattern.replace(/:\w+\??/g, "0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4").replace("*", "deep/er");
  const data = path === "/" ? "/_root.data" : `${path}.data`;
  return [path, `${path}?index`, data, `${path}?_data=root`, path.toUpperCase(), `${path}/`];
}

const send = (path: string, method: string, headers: Record<string, string>, on = web): Promise<Answer> =>
  rawRequest(on.url, path, {
    agent,
    method,
    body: "act=accept&name=x",
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json", ...headers },
  });

test("an unsafe request to any route from another origin is refused with 403, and nothing is written", async () => {
  const patterns = routePatterns(build.routes);
  const withAction = Object.values(build.routes).filter((route) => route?.module.action !== undefined);
  expect(withAction.filter((route) => !patterns.some(({ id }) => id === route?.id))).toEqual([]);

  await app.expectNoWrites();
  // Requests signed by the sender, or by us, are accepted from anywhere: see below.
  const ofPages = sampleOf(
    patterns.filter(({ pattern }) => !pattern.startsWith("/webhooks/")),
    3,
  );
  const addresses = ofPages.flatMap(({ pattern }) => waysTo(pattern));
  const wrong: string[] = [];
  for (const [who, headers] of Object.entries(strangers)) {
    // Every foreign origin posts to every route; methods without a form are tried by the simplest ones.
    const methods = plainest.has(who) ? ["POST", "PUT", "PATCH", "DELETE"] : ["POST"];
    for (const method of methods) {
      const answers = await Promise.all(addresses.map((path) => send(path, method, headers)));
      answers.forEach((answer, at) => {
        if (!isForeign(answer)) wrong.push(`${who}: ${method} ${addresses[at]} → ${answer.status}`);
      });
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

test("no request from our own pages is refused for its origin", async () => {
  const welcome = [
    { origin: ours, "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "same-origin" },
    { origin: ours },
    { origin: ours, host: "10.0.0.7:3000", "x-forwarded-host": "internal" },
  ];
  const refused: string[] = [];
  for (const { pattern } of routePatterns(build.routes)) {
    for (const headers of welcome) {
      const answer = await send(waysTo(pattern)[0] ?? "/", "POST", headers);
      if (isForeign(answer) || answer.status >= 500)
        refused.push(`${pattern} ${JSON.stringify(headers)} → ${answer.status}`);
    }
  }
  expect(refused).toEqual([]);
}, 60_000);

test("a mail program can unsubscribe from any origin by the signed link, and do nothing else", async () => {
  const { userId, companyId: organizationId } = await givenIn(app).company();
  const text = toStopText({ side: "company", userId, organizationId, stops: "offers" });
  const address = (signed: string) =>
    `/webhooks/unsubscribe/${signed}.${app.web.accounts.secrets.fingerprint("stop-emails", text)}`;
  const one = (path: string, body = "List-Unsubscribe=One-Click", headers: Record<string, string> = {}) =>
    rawRequest(web.url, path, {
      agent,
      method: "POST",
      body,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    });
  const before = await app.traces();
  const opened = await rawRequest(web.url, address(text), {});
  expect([opened.status, opened.headers.location]).toEqual([
    303,
    expect.stringMatching(/^\/unsubscribe\?token=/),
  ]);
  expect((await one(address(text.replace("offers", "deals")))).status).toBe(404);
  expect((await one(address(text), "List-Unsubscribe=Many")).status).toBe(422);
  // The page with the button is a page like any other.
  expect((await one("/unsubscribe", `token=${text}`)).status).toBe(403);
  expect(await app.traces()).toBe(before);

  const headers = { origin: "null", "sec-fetch-site": "cross-site" };
  expect((await one(address(text), "List-Unsubscribe=One-Click", headers)).status).toBe(200);
  expect((await one(address(text))).status).toBe(200);
  const rows = await app.sql`select user_id, group_name, delivery from email_choice`;
  expect(rows).toEqual([{ user_id: userId, group_name: "offers", delivery: "page" }]);
});

describe("an address that looks like a webhook's", () => {
  let small: OpenWeb;
  let acted: string[] = [];
  beforeAll(async () => {
    const act = (name: string) => () => {
      acted.push(name);
      return Response.json({ name });
    };
    const resource = (name: string) => ({ isResource: true, action: act(name) });
    const pages = smallPages({
      "/webhooks/stripe": resource("webhook"),
      "/company/offers": resource("offers"),
      "/webhooksx": resource("lookalike"),
    });
    small = await openWeb(app.web, pages);
  });
  beforeEach(() => {
    acted = [];
  });
  afterAll(() => small.stop());

  test("is accepted from any origin where it is a webhook, since its sender signs it", async () => {
    expect((await send("/webhooks/stripe", "POST", {}, small)).status).toBe(200);
    expect(acted).toEqual(["webhook"]);
  });

  test.each([
    "/webhooks/../company/offers",
    "/webhooks/%2e%2e/company/offers",
    "/webhooks/./../company/offers",
    "/webhooks/..%5ccompany/offers",
    "/webhooks\\..\\company\\offers",
    "//webhooks/../company/offers",
    "/webhooksx",
    "/company/offers?x=/webhooks/",
    "/company/offers#/webhooks/",
  ])("is no webhook: %s", async (path) => {
    const answer = await send(path, "POST", { origin: "https://evil.example" }, small);
    expect([403, 404, 405]).toContain(answer.status);
    expect(acted).toEqual([]);
  });
});

test.each(["http://longspring.example/company", "*", "", "company"])(
  "a malformed request target is refused with 400: %s",
  async (path) => {
    expect((await rawRequest(web.url, path || "?", { headers: { host: "longspring.example" } })).status).toBe(
      400,
    );
  },
);

test.each(["TRACE", "OPTIONS", "PROPFIND", "SEARCH"])("%s is refused with 405 everywhere", async (method) => {
  const answer = await rawRequest(web.url, "/", { method, headers: { origin: ours } });
  expect([answer.status, answer.headers.allow]).toEqual([405, "GET, HEAD, POST, PUT, PATCH, DELETE"]);
});

test("an address with more segments than any page's is refused before Remix matches each of its parents", async () => {
  for (const path of [
    "/a".repeat(7_900),
    `/%41${"/a".repeat(7_900)}`,
    "/a".repeat(33),
    "/institution/opportunities".repeat(17),
  ]) {
    const answer = await rawRequest(web.url, path, { headers: { accept: "text/html" } });
    expect(answer.status).toBe(414);
  }
  expect((await rawRequest(web.url, "/a".repeat(32))).status).toBe(404);
});

test("a person gets the error in their language, a program as JSON", async () => {
  const asPerson = (language: string) =>
    rawRequest(web.url, "/", {
      method: "POST",
      headers: { accept: "text/html,*/*", "accept-language": language },
    });
  expect((await asPerson("zh-CN,en;q=0.5")).text).toMatch(/<html lang="zh-CN">[^]*并非来自本站页面/);
  expect((await asPerson("en")).text).toMatch(/<html lang="en">[^]*Not sent from our own pages/);
  expect((await send("/", "POST", {})).json()).toMatchObject({ error: "foreignOrigin" });
});

function isForeign(answer: Answer): boolean {
  return answer.status === 403 && answer.text.includes("foreignOrigin");
}
