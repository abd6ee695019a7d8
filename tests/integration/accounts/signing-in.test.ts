import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "#app/config.server.ts";
import { createContext } from "#app/context.server.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { accountPages } from "#tests/support/http/account-pages.ts";
import { browser, replyIn, type Browser } from "#tests/support/http/browser.ts";
import { openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { LIMITS } from "#app/domain/accounts/limits.ts";
import type { Answer } from "#tests/support/http/raw-request.ts";
import { migrations } from "#tests/support/postgres/databases.ts";

const { app, given } = openWith(accountsIn, {}, { isEmptied: true });
let webs: OpenWeb[];
let close: () => Promise<void>;

beforeAll(async () => {
  const config = readConfig({ NODE_ENV: "test", DATABASE_URL: app.databaseUrl });
  const second = createContext(config, { process: "web", migrations });
  webs = await Promise.all([openWeb(app.web, accountPages()), openWeb(second, accountPages())]);
  close = async () => {
    await Promise.all(webs.map((web) => web.stop()));
    await second.close();
  };
});
afterAll(() => close());

const open = (at = 0): Browser => browser(webs[at]?.url ?? "", app.web.config.web.publicOrigin);
const signIn = (who: Browser, email: string, word = password): Promise<Answer> =>
  who.post("/sign-in", { email, password: word });
const refusalIn = (answer: Answer): string | undefined => replyIn(answer).refusal?.code;
const sessionsOf = async (userId: string): Promise<number> =>
  (await app.sql`select from accounts.session where user_id = ${userId}`).length;

test("the session cookie is host-only, same-site and HttpOnly", async () => {
  const { email } = await given.owner();
  const { headers } = await signIn(open(), email);
  const [session = ""] = headers["set-cookie"] ?? [];
  expect(session).toMatch(/^session=[^;]+; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/);

  const safe = createContext(
    readConfig({ NODE_ENV: "test", DATABASE_URL: app.databaseUrl, PUBLIC_ORIGIN: "https://longspring.test" }),
    { process: "web", migrations },
  );
  const client = { cookie: null, userAgent: null, address: "10.0.0.1" };
  const answer = await safe.accounts.signIn({ email, password }, client);
  await safe.close();
  if (answer.is !== "signed-in") throw new Error("could not sign in");
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^__Host-session=[^;]+;.* Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test("after signing in a person is redirected to the page that they wanted, if it is on this site", async () => {
  const { email } = await given.owner();
  const landing = async (to: string): Promise<string | undefined> => {
    const who = open();
    const { headers } = await who.post("/sign-in", { email, password, to });
    return (await who.open(headers.location ?? "")).path;
  };
  expect(await landing("/account?x=1")).toBe("/account?x=1");
  for (const to of ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:alert(1)"]) {
    expect(await landing(to)).toBe("/company/profile");
  }
});

test("an admin, and a person without an organization, are redirected to their start pages", async () => {
  const admin = await given.person(null, "admin");
  const withoutMembership = await given.person(null);
  const landing = async (email: string): Promise<string> => {
    const who = open();
    await signIn(who, email);
    return (await who.open("/sign-in")).path;
  };
  // An admin sets up a second factor first.
  expect(await landing(admin.email)).toBe("/account/second-factor?to=%2Fadmin");
  expect(await landing(withoutMembership.email)).toBe("/account");
});

test("a wrong password and an unknown address get the same response", async () => {
  const { email } = await given.owner();
  const answers = await Promise.all([
    signIn(open(), email, "not the password"),
    signIn(open(), "nobody@people.test", "not the password"),
  ]);
  const [wrong, unknown] = answers.map(({ status, headers, text }, at) => ({
    status,
    cookies: headers["set-cookie"],
    text: text.replaceAll(at === 0 ? email : "nobody@people.test", "ADDRESS"),
  }));
  expect(wrong).toEqual(unknown);
  expect([wrong?.status, refusalIn(answers[0])]).toEqual([422, "credentials-wrong"]);
  expect(answers[0]?.text).not.toContain("not the password");
});

test("a wrong password and an unknown address take the same time", async () => {
  const best = { known: Infinity, unknown: Infinity };
  const apart = (): number => Math.abs(best.known - best.unknown) / best.unknown;
  // A busy machine only ever adds time, so the fastest answers are compared, and more are awaited while they
  // differ: a real difference stays in every round. Nine tries of each address: the tenth is the last answered.
  for (let round = 0; round < 6 && !(apart() < 0.05); round += 1) {
    const addresses = { known: (await given.owner()).email, unknown: `nobody-${round}@people.test` };
    for (let turn = 0; turn < 18; turn += 1) {
      const who = turn % 2 === 0 ? "known" : "unknown";
      const begun = performance.now();
      await signIn(open(), addresses[who], "not the password");
      best[who] = Math.min(best[who], performance.now() - begun);
    }
  }
  expect(apart()).toBeLessThan(0.05);
});

describe("failed sign-ins", () => {
  test("are limited to ten in a quarter of an hour over all processes; the right password is then refused, too", async () => {
    const { email, userId } = await given.owner();
    const tries = Array.from({ length: 16 }, (_, at) => signIn(open(at % 2), email, `guess number ${at}`));
    const answers = (await Promise.all(tries)).map(refusalIn);
    expect(answers.filter((code) => code === "credentials-wrong")).toHaveLength(10);
    expect(answers.filter((code) => code === "attempts-used-up")).toHaveLength(6);
    const late = await signIn(open(), email);
    expect([late.status, refusalIn(late), await sessionsOf(userId)]).toEqual([429, "attempts-used-up", 0]);
    expect(late.headers["retry-after"]).toBe(String(LIMITS.signIn.withinSeconds));
  });

  test("are counted for an unknown address as for a known one", async () => {
    const tries = Array.from({ length: 11 }, () => signIn(open(), "nobody@people.test", "not the password"));
    const answers = (await Promise.all(tries)).map(refusalIn);
    expect(answers.filter((code) => code === "attempts-used-up")).toHaveLength(1);
  });

  test("by a stranger lock out neither an open session nor a known browser", async () => {
    const { email } = await given.owner();
    const [home, office] = [open(), open(1)];
    await signIn(home, email);
    await signIn(office, email);
    await office.post("/sign-out", {});
    await Promise.all(Array.from({ length: 11 }, (_, at) => signIn(open(), email, `guess number ${at}`)));
    expect(refusalIn(await signIn(open(), email))).toBe("attempts-used-up");

    expect((await home.get("/account")).status).toBe(200);
    expect((await signIn(office, email)).status).toBe(303);
  });

  test("are counted only: a successful sign-in uses up no attempt", async () => {
    const { email } = await given.owner();
    for (let round = 0; round < 12; round += 1) expect((await signIn(open(), email)).status).toBe(303);
  });

  test("are forgotten after a quarter of an hour", async () => {
    const { email } = await given.owner();
    await Promise.all(Array.from({ length: 11 }, () => signIn(open(), email, "not the password")));
    await app.sql`update rate_limit set expire = expire - 900000`;
    expect((await signIn(open(), email)).status).toBe(303);
  });

  test("are stored without an e-mail address in a key", async () => {
    const { email } = await given.owner();
    await signIn(open(), email, "not the password");
    const rows: { key: string }[] = await app.sql`select key from rate_limit`;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ key }) => !/^[\w-]{43}$/.test(key))).toEqual([]);
  });

  test("that cannot be counted close sign-in, and leave browsing open", async () => {
    const { email, userId } = await given.owner();
    const here = open();
    await signIn(here, email);
    await app.sql`revoke all on rate_limit from longspring_accounts`;
    try {
      const answer = await signIn(open(), email);
      expect([answer.status, refusalIn(answer)]).toEqual([503, "sign-in-closed"]);
      expect(await sessionsOf(userId)).toBe(1);
      expect((await open().get("/sign-in")).status).toBe(200);
      expect((await here.get("/account")).status).toBe(200);
    } finally {
      await app.sql`grant select, insert, update, delete on rate_limit to longspring_accounts`;
    }
  });
});

test("a suspended person cannot sign in, and their sessions end", async () => {
  const { email, userId } = await given.owner();
  const here = open();
  await signIn(here, email);
  await app.sql`update accounts."user" set banned = true where id = ${userId}`;
  expect((await here.get("/account")).headers.location).toBe("/sign-in?to=%2Faccount");
  const answer = await signIn(open(), email);
  expect([answer.status, refusalIn(answer)]).toEqual([403, "account-suspended"]);
});

test("signing out ends the session as well as its cookie; a link to sign out does nothing", async () => {
  const { email, userId } = await given.owner();
  const here = open();
  await signIn(here, email);
  const stolen = new Map(here.cookies);
  await here.get("/sign-out");
  expect(await sessionsOf(userId)).toBe(1);
  expect((await here.post("/sign-out", {})).headers.location).toBe("/");
  expect([here.cookies.has("session"), await sessionsOf(userId)]).toEqual([false, 0]);

  const thief = open();
  for (const [name, value] of stolen) thief.cookies.set(name, value);
  expect((await thief.get("/account")).status).toBe(302);
});

test("a cookie with an invalid signature is no session", async () => {
  const { email } = await given.owner();
  const here = open();
  await signIn(here, email);
  const cookie = here.cookies.get("session") ?? "";
  for (const forged of [cookie.replace(/\..*/, ""), `${cookie.slice(0, -6)}AAAAAA`, "%E0%A4%A", "."]) {
    here.cookies.set("session", forged);
    expect((await here.get("/account")).status).toBe(302);
  }
});

test("signing out makes the browser delete what it stored of the person", async () => {
  const { email } = await given.owner();
  const here = open();
  await signIn(here, email);
  const { headers } = await here.post("/sign-out", {});
  expect(headers["clear-site-data"]).toBe('"storage"');
});

test("signing in again gives the browser another session, and ends the one that it had", async () => {
  const { email, userId } = await given.owner();
  const here = open();
  await signIn(here, email);
  const thief = open();
  for (const [name, value] of here.cookies) thief.cookies.set(name, value);
  const before = here.cookies.get("session");
  await signIn(here, email);
  expect(here.cookies.get("session")).not.toBe(before);
  expect(await sessionsOf(userId)).toBe(1);
  expect((await thief.get("/account")).status).toBe(302);
  expect((await here.get("/account")).status).toBe(200);
});

test.each([
  ["0", "127.0.0.1"],
  ["1", "198.51.100.9"],
])("with TRUST_PROXY=%s an address that the client claims is not believed", async (TRUST_PROXY, address) => {
  const { email, userId } = await given.owner();
  const config = readConfig({ NODE_ENV: "test", DATABASE_URL: app.databaseUrl, TRUST_PROXY });
  const behind = await openWeb({ ...app.web, config }, accountPages());
  const origin = app.web.config.web.publicOrigin;
  const claims = {
    "x-forwarded-for": "6.6.6.6, 198.51.100.9",
    "x-real-ip": "6.6.6.6",
    "x-client-address": "6.6.6.6",
  };
  await browser(behind.url, origin, claims).post("/sign-in", { email, password });
  await behind.stop();
  const rows = await app.sql`select ip_address from accounts.session where user_id = ${userId}`;
  expect(rows).toEqual([{ ip_address: address }]);
});
