import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "#app/config.server.ts";
import { builtPages, openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { rawRequest, type Answer } from "#tests/support/http/raw-request.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const app = openTestApp({ PUBLIC_ORIGIN: "https://longspring.example" });
let web: OpenWeb;
let plain: OpenWeb;

beforeAll(async () => {
  const build = await builtPages();
  web = await openWeb(app.web, build);
  const config = readConfig({ NODE_ENV: "test", DATABASE_URL: app.databaseUrl });
  plain = await openWeb({ ...app.web, config }, build);
}, 180_000);
afterAll(() => Promise.all([web.stop(), plain.stop()]));

const policyOf = (answer: Answer): Map<string, string> =>
  new Map(
    String(answer.headers["content-security-policy"])
      .split(";")
      .map((directive) => directive.trim().split(/\s(.*)/s) as [string, string]),
  );

const everywhere = ["/", "/nothing-here", "/favicon.svg", "/_root.data", "/__manifest?version=x"];

describe.each(everywhere)("%s", (path) => {
  test("forbids what none of our pages need", async () => {
    const answer = await rawRequest(web.url, path);
    expect(answer.headers).toMatchObject({
      "strict-transport-security": "max-age=63072000; includeSubDomains",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "referrer-policy": "strict-origin-when-cross-origin",
    });
    expect(answer.headers["permissions-policy"]).toContain("camera=()");
    expect(answer.headers["x-powered-by"]).toBeUndefined();
    expect(answer.headers.server).toBeUndefined();
    const policy = policyOf(answer);
    expect(policy.get("default-src")).toBe("'none'");
    expect(policy.get("frame-ancestors")).toBe("'none'");
    expect(policy.get("frame-src")).toBe("'self'");
    expect(policy.get("base-uri")).toBe("'none'");
    expect(policy.get("form-action")).toBe("'self'");
    expect([...policy.values()].join(" ")).not.toMatch(/unsafe|\*|data:|https?:/);
  });
});

test("scripts run only with their response's nonce, which is unique to the response", async () => {
  const nonces = new Set<string>();
  for (let times = 0; times < 3; times += 1) {
    const answer = await rawRequest(web.url, "/");
    const nonce = /'nonce-([A-Za-z0-9+/=]{24})'/.exec(policyOf(answer).get("script-src") ?? "")?.[1] ?? "";
    const scripts = answer.text.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

test.each(["/", "/nothing-here"])("%s has no inline style and no inline handler", async (path) => {
  const { text } = await rawRequest(web.url, path);
  expect(text).not.toMatch(/<style\b|\sstyle="|\son\w+="|javascript:/i);
});

test("over HTTP no HTTPS header is sent", async () => {
  const answer = await rawRequest(plain.url, "/");
  expect(answer.headers["strict-transport-security"]).toBeUndefined();
  expect(policyOf(answer).has("upgrade-insecure-requests")).toBe(false);
});

test("pages are never cached, the bundler's files are cached for a year", async () => {
  const page = await rawRequest(web.url, "/");
  expect(page.headers["cache-control"]).toBe("private, no-store");
  const script = /src="(\/assets\/[^"]+)"|href="(\/assets\/[^"]+\.js)"/.exec(page.text);
  const file = await rawRequest(web.url, script?.[1] ?? script?.[2] ?? "");
  expect(file.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
});

describe("static files", () => {
  const asset = async (): Promise<string> =>
    /href="(\/assets\/[^"]+\.css)"/.exec((await rawRequest(web.url, "/")).text)?.[1] ?? "";

  test("are compressed for clients that accept it, and sent whole to others", async () => {
    const path = await asset();
    const encodings: [string | undefined, string | undefined][] = [
      ["br, gzip", "br"],
      ["gzip", "gzip"],
      [undefined, undefined],
    ];
    for (const [accepted, encoding] of encodings) {
      const answer = await rawRequest(web.url, path, {
        headers: accepted ? { "accept-encoding": accepted } : {},
      });
      expect(answer.status).toBe(200);
      expect(answer.headers["content-encoding"]).toBe(encoding);
      expect(answer.headers.vary).toContain("Accept-Encoding");
    }
  });

  test("are not sent again to clients that have them, and have no body on HEAD", async () => {
    const path = await asset();
    const { etag = "" } = (await rawRequest(web.url, path)).headers;
    const again = await rawRequest(web.url, path, { headers: { "if-none-match": etag } });
    expect([again.status, again.text]).toEqual([304, ""]);
    const head = await rawRequest(web.url, path, { method: "HEAD" });
    expect([head.status, head.text]).toEqual([200, ""]);
    expect(Number(head.headers["content-length"])).toBeGreaterThan(0);
  });

  test.each([
    "/assets/../../package.json",
    "/assets/%2e%2e/%2e%2e/package.json",
    "/../package.json",
    "/assets/",
    "/.env",
  ])("%s is no file of the build", async (path) => {
    const answer = await rawRequest(web.url, path);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('"dependencies"');
  });
});

test("a valid request id is used, any other is replaced", async () => {
  const sent = (id: string) => rawRequest(web.url, "/healthz/live", { headers: { "x-request-id": id } });
  expect((await sent("trace-12345678")).headers["x-request-id"]).toBe("trace-12345678");
  for (const id of ["short", "x".repeat(65), "with space 1234", "<script>12345"]) {
    expect((await sent(id)).headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test("a page's modules are fetched after its style sheet, without which nothing of it is shown", async () => {
  const { text } = await rawRequest(web.url, "/");
  const preloads = text.match(/<link rel="modulepreload"[^>]*>/g) ?? [];
  expect(preloads.length).toBeGreaterThan(3);
  expect(preloads.filter((link) => !link.includes(' fetchpriority="low"'))).toEqual([]);
  expect(text).toMatch(/<link rel="stylesheet"(?![^>]*fetchpriority)[^>]*>/);
});
