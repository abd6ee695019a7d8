import { afterAll, beforeAll, expect, test } from "vitest";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { accountPages } from "#tests/support/http/account-pages.ts";
import { browser } from "#tests/support/http/browser.ts";
import { readableLog } from "#tests/support/http/log-lines.ts";
import { openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";

const { app, given } = openWith(accountsIn);
const written = readableLog();
let web: OpenWeb;

beforeAll(async () => {
  web = await openWeb({ ...app.web, log: written.log }, accountPages());
});
afterAll(() => web.stop());

test("a refused sign-in and a refused page are logged with their reason, requests with their person, none with what was typed", async () => {
  const { email, userId } = await given.owner();
  const who = browser(web.url, app.web.config.web.publicOrigin);
  await who.post("/sign-in", { email, password: "a wrong and long password" });
  await who.post("/sign-in", { email, password });
  await who.open("/admin");
  const requests = written.lines().filter(({ message }) => message === "request");
  expect(requests.map(({ method, route, refused, userId: of }) => [method, route, refused, of])).toEqual([
    ["POST", "/sign-in", "credentials-wrong", undefined],
    ["POST", "/sign-in", undefined, userId],
    ["GET", "/admin", "wrong-audience", userId],
  ]);
  expect(written.text()).not.toMatch(new RegExp(`${email}|${password}|wrong and long`));
});
