import { afterAll, beforeAll, expect, test } from "vitest";
import { untilReady } from "#scripts/demo-visit.mjs";
import { freePort, startService, type Service } from "#scripts/processes.mjs";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { databaseVariables } from "#tests/support/test-app.ts";

const app = openTestApp({}, { clock: "machine" });
let web: Service;
let url: string;

beforeAll(async () => {
  const port = await freePort();
  url = `http://localhost:${port}`;
  web = startService(process.execPath, ["scripts/dev-web.ts"], {
    cwd: process.cwd(),
    env: {
      ...process.env,
      NODE_ENV: "development",
      LONGSPRING_DEMO: "1",
      LOG_LEVEL: "warn",
      PORT: String(port),
      ...databaseVariables(app.databaseUrl),
    },
  });
  const gone = web.exited.then((code) => {
    throw new Error(`the web process ended with code ${code}:\n${web.output()}`);
  });
  gone.catch(() => undefined);
  await Promise.race([untilReady(url, 110_000), gone]);
}, 120_000);

afterAll(() => web.stop());

test.each([
  ["en", "Sign in"],
  ["zh-CN", "登录"],
])("a page in %s is served by the product's own server", async (locale, words) => {
  const page = await fetch(`${url}/sign-in`, { headers: { cookie: `locale=${locale}` } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain(words);
  expect(page.headers.get("x-request-id")).toMatch(/^[\w-]{36}$/);
  expect(page.headers.get("content-security-policy")).toMatch(/script-src 'self' 'nonce-/);
});

test("browsers get scripts and messages from the sources", async () => {
  const view = await (await fetch(`${url}/app/routes/sign-in/route.tsx`)).text();
  expect(view).toContain('$want("accounts")');
  expect(view).not.toContain("requireVisitor");
  const messages = await (await fetch(`${url}/app/i18n/messages/zh-CN/accounts.json?import`)).text();
  expect(messages).toContain("export default");
});

test("the development server stops on a signal", async () => {
  await web.stop("SIGINT");
  expect(await web.exited).toBe(0);
});
