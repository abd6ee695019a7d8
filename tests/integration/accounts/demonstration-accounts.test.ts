import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#app/config.server.ts";
import { type AppContext, createContext } from "#app/context.server.ts";
import { signIn } from "#app/services/accounts/sign-in.server.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { migrations } from "#tests/support/postgres/databases.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";

const { app, given } = openWith(accountsIn, {}, { isEmptied: true });
const production = {
  NODE_ENV: "production",
  PUBLIC_ORIGIN: "https://longspring.example",
  SESSION_SECRET: "a secret of the tests, thirty-two and more",
  SMTP_URL: "smtp://mail.example",
  MAIL_FROM: "Longspring <no-reply@longspring.example>",
  DOCUMENTS_DIR: "/nowhere",
  LOG_LEVEL: "silent",
};

let inProduction: AppContext;
let declared: AppContext;
beforeAll(() => {
  const variables = { ...production, DATABASE_URL: app.databaseUrl };
  inProduction = createContext(readConfig(variables), { process: "web", migrations });
  declared = createContext(readConfig({ ...variables, LONGSPRING_DEMO: "1" }), {
    process: "web",
    migrations,
  });
});
afterAll(async () => {
  await inProduction.close();
  await declared.close();
});

async function generatedPerson(): Promise<string> {
  const { email, userId } = await given.person(null, "admin");
  await app.sql`update accounts."user" set is_demonstration = true where id = ${userId}`;
  return email;
}

const client = { cookie: null, userAgent: null, address: "203.0.113.7" };
const enter = (ctx: AppContext, email: string, word = password) =>
  signIn(ctx, { kind: "public" }, { email, password: word, client });
const sessions = () => app.sql`select id from accounts.session`;

test("in production a generated admin can't sign in with the public password; real people can", async () => {
  const email = await generatedPerson();
  await refuses("account-of-demonstration", () => enter(inProduction, email), sessions);
  await refuses("credentials-wrong", () => enter(inProduction, email, "not the password"), sessions);
  const real = await given.owner();
  expect((await enter(inProduction, real.email)).headers.getSetCookie()).not.toEqual([]);
});

test("a declared demonstration lets them in; its sessions count for nothing where it is not declared", async () => {
  const email = await generatedPerson();
  const { headers } = await enter(declared, email);
  const cookie = headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0])
    .join("; ");
  const request = new Request("https://longspring.example/admin", { headers: { cookie } });
  expect((await declared.sessions.read(request))?.email).toBe(email);
  expect(await inProduction.sessions.read(request)).toBeNull();
});

test("seeding a city is refused in production, and changes nothing", async () => {
  const seed = (more: Record<string, string>) =>
    promisify(execFile)(process.execPath, ["scripts/seed.ts"], {
      env: { ...process.env, NODE_ENV: "production", DATABASE_URL: app.databaseUrl, ...more },
    }).then(
      () => "",
      (error: { stderr: string }) => error.stderr,
    );
  for (const more of [{}, { LONGSPRING_DEMO: "0" }, { LONGSPRING_DEMO: "perhaps" }]) {
    const said = await unchanged(app.traces, () => seed(more));
    expect(said).toMatch(/^NODE_ENV is production: .*LONGSPRING_DEMO=1/);
  }
});
