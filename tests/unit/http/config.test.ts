import { availableParallelism } from "node:os";
import { describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "#app/config.server.ts";

const database = "postgres://owner:pass@db:5432/longspring";
const production = {
  NODE_ENV: "production",
  DATABASE_URL: database,
  PUBLIC_ORIGIN: "https://longspring.example",
  SESSION_SECRET: "0123456789abcdef0123456789abcdef",
  SMTP_URL: "smtps://user:pass@mail.example:465",
  MAIL_FROM: "Longspring <no-reply@longspring.example>",
  DOCUMENTS_DIR: "/documents",
};

function problemsOf(variables: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(variables);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test("a development machine needs a database URL and nothing else", () => {
  const config = readConfig({ DATABASE_URL: database });
  expect(config.web).toMatchObject({ port: 3000, host: "127.0.0.1", publicOrigin: "http://localhost:3000" });
  expect(config.web.origins).toEqual(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"]);
});

test("production listens on all interfaces and has one origin", () => {
  const { web, metrics } = readConfig(production);
  expect(web).toMatchObject({ host: "0.0.0.0", origins: ["https://longspring.example"] });
  expect(metrics).toMatchObject({ host: "127.0.0.1", port: 9464 });
});

test("production runs a web process per core, which share the pools; elsewhere there is one", () => {
  expect(readConfig(production).web.processes).toBe(Math.min(availableParallelism(), 64));
  expect(readConfig({ ...production, LONGSPRING_DEMO: "1" }).web.processes).toBe(1);
  expect(readConfig({ DATABASE_URL: database }).web.processes).toBe(1);
  const pools = (WEB_PROCESSES: string, more = {}) => {
    const { poolSize, accountsPoolSize } = readConfig({ ...production, WEB_PROCESSES, ...more }).database;
    return [poolSize, accountsPoolSize];
  };
  expect([pools("1"), pools("2"), pools("8")]).toEqual([
    [12, 6],
    [6, 3],
    [3, 2],
  ]);
  expect(pools("4", { DATABASE_POOL_SIZE: "1", DATABASE_ACCOUNTS_POOL_SIZE: "40" })).toEqual([1, 10]);
});

test("the app compresses where no proxy is trusted to, unless it is told", () => {
  const compresses = (variables: Record<string, string>) =>
    readConfig({ ...production, ...variables }).web.compresses;
  expect(compresses({})).toBe(true);
  expect(compresses({ TRUST_PROXY: "1" })).toBe(false);
  expect(compresses({ TRUST_PROXY: "1", COMPRESS: "1" })).toBe(true);
  expect(compresses({ COMPRESS: "0" })).toBe(false);
  expect(readConfig({ DATABASE_URL: database }).web.compresses).toBe(false);
});

test("production reports everything that it lacks at once", () => {
  const problems = problemsOf({ NODE_ENV: "production" });
  for (const name of [
    "DATABASE_URL",
    "PUBLIC_ORIGIN",
    "SESSION_SECRET",
    "SMTP_URL",
    "MAIL_FROM",
    "DOCUMENTS_DIR",
  ]) {
    expect(problems.filter((problem) => problem.startsWith(`${name}: is not set`))).toHaveLength(1);
  }
});

test("the demonstration starts without the settings that production requires", () => {
  expect(problemsOf({ NODE_ENV: "production", LONGSPRING_DEMO: "1", DATABASE_URL: database })).toEqual([]);
});

describe("an invalid environment variable is reported with its fault", () => {
  test.each([
    ["PORT", "abc", "must be a number from 0 to 65535"],
    ["PORT", "70000", "must be a number from 0 to 65535"],
    ["PORT", "30.5", "must be a whole number"],
    ["METRICS_PORT", "-1", "must be a number from 0 to 65535"],
    ["NODE_ENV", "prod", "must be one of development, test, production"],
    ["LOG_LEVEL", "loud", "must be one of fatal, error, warn, info, debug, trace, silent"],
    ["DATABASE_URL", "mysql://x/y", "must be a URL like postgres://user:password@host:5432/database"],
    ["DATABASE_URL", "not a url", "must be a URL like postgres://user:password@host:5432/database"],
    ["DATABASE_APP_URL", "x", "must be a URL like postgres://user:password@host:5432/database"],
    ["DATABASE_POOL_SIZE", "0", "must be a whole number from 1 to 500"],
    ["SESSION_SECRET", "short", "must have at least 32 characters"],
    ["SMTP_URL", "https://mail.example", "must be a URL like smtps://user:password@mail.example:465"],
    ["MAIL_FROM", "Longspring", "must be an address like"],
    ["AUDIT_EMAIL", "the auditor", "must be an address like auditor@example.org"],
    ["MAIL_FROM", "a@b.cn\r\nBcc: c@d.cn", "must be an address like"],
    ["PUBLIC_ORIGIN", "https://longspring.example/", "must be scheme, host and port alone"],
    ["PUBLIC_ORIGIN", "ftp://longspring.example", "must be scheme, host and port alone"],
    ["PUBLIC_ORIGIN", "null", "must be scheme, host and port alone"],
    ["TRUST_PROXY", "yes", "must be a whole number from 0 to 10"],
    ["WEB_PROCESSES", "0", "must be a whole number from 1 to 64"],
    ["COMPRESS", "yes", "must be 1, true, 0 or false"],
    [
      "SECURITY_CONTACT",
      "security@longspring.example",
      "must be a URL like mailto:security@longspring.example",
    ],
    ["LONGSPRING_DEMO", "maybe", "must be 1, true, 0 or false"],
    ["WORKER_CONCURRENCY", "1000", "must be a whole number from 1 to 64"],
    ["STRIPE_SECRET_KEY", "pk_test_1", "must begin with sk_ or rk_"],
  ])("%s=%s", (name, value, what) => {
    const [problem, ...others] = problemsOf({
      ...production,
      STRIPE_WEBHOOK_SECRET: name.startsWith("STRIPE") ? "whsec_1" : undefined,
      [name]: value,
    });
    expect(problem).toMatch(new RegExp(`^${name}: ${what.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`));
    expect(others).toEqual([]);
  });

  test("and half of a bucket's settings are invalid, while a whole one needs no folder", () => {
    const bucket = {
      DOCUMENTS_S3_ENDPOINT: "https://s3.example",
      DOCUMENTS_S3_BUCKET: "documents",
      DOCUMENTS_S3_ACCESS_KEY_ID: "key",
      DOCUMENTS_S3_SECRET_ACCESS_KEY: "secret",
    };
    const { DOCUMENTS_DIR: _, ...without } = production;
    expect(problemsOf({ ...production, DOCUMENTS_S3_BUCKET: "documents" })).toEqual([
      `${Object.keys(bucket).join(", ")}: set all, or none`,
    ]);
    expect(readConfig({ ...without, ...bucket }).documents).toMatchObject({
      kind: "s3",
      bucket: "documents",
    });
    expect(problemsOf({ ...production, DOCUMENTS_DIR: "documents" })).toEqual([
      "DOCUMENTS_DIR: must be an absolute path",
    ]);
  });

  test("and half of Stripe's settings are invalid", () => {
    expect(problemsOf({ ...production, STRIPE_SECRET_KEY: "sk_test_1" })).toEqual([
      "STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET: set both, or neither",
    ]);
  });

  test("and a live key of Stripe anywhere but in production, and a stand-in in production", () => {
    const keys = { STRIPE_WEBHOOK_SECRET: "whsec_1", DATABASE_URL: database };
    const liveKey = "STRIPE_SECRET_KEY: is a live key; development and the demonstration take a test key";
    for (const STRIPE_SECRET_KEY of ["sk_live_1", "rk_live_1", " sk_live_1"]) {
      expect(problemsOf({ ...keys, STRIPE_SECRET_KEY })).toContain(liveKey);
      expect(problemsOf({ ...production, ...keys, STRIPE_SECRET_KEY, LONGSPRING_DEMO: "1" })).toContain(
        liveKey,
      );
      expect(problemsOf({ ...keys, STRIPE_SECRET_KEY, NODE_ENV: "test" })).toContain(liveKey);
    }
    expect(problemsOf({ ...production, ...keys, STRIPE_SECRET_KEY: "sk_live_1" })).toEqual([]);
    const STRIPE_API_URL = "http://localhost:4242";
    expect(problemsOf({ ...keys, STRIPE_SECRET_KEY: "sk_test_1", STRIPE_API_URL })).toEqual([]);
    expect(problemsOf({ ...production, ...keys, STRIPE_SECRET_KEY: "sk_test_1", STRIPE_API_URL })).toEqual([
      "STRIPE_API_URL: is for a stand-in of Stripe; production calls Stripe itself",
    ]);
  });

  test("and a part of the bank account's settings is invalid", () => {
    expect(
      problemsOf({ ...production, BILLING_ACCOUNT_NAME: "Longspring", BILLING_ACCOUNT_BANK: "Bank" }),
    ).toEqual(["BILLING_ACCOUNT_NAME, BILLING_ACCOUNT_BANK, BILLING_ACCOUNT_NUMBER: set all, or none"]);
    const rule = "must be an account number: 6 to 32 digits, blanks and hyphens between them";
    const account = { BILLING_ACCOUNT_NAME: "Longspring", BILLING_ACCOUNT_BANK: "Bank" };
    expect(
      problemsOf({
        ...production,
        ...account,
        BILLING_ACCOUNT_NUMBER: "none",
        BILLING_ACCOUNT_OTHERS: "1,2",
      }),
    ).toEqual([`BILLING_ACCOUNT_NUMBER: ${rule}`, `BILLING_ACCOUNT_OTHERS: ${rule}`]);
  });

  test("and an empty variable counts as unset", () => {
    expect(problemsOf({ ...production, PORT: "", SMTP_URL: " " })).toEqual([
      "SMTP_URL: is not set; without it no e-mail is sent",
    ]);
  });

  test("without its value, which may be a secret", () => {
    expect(
      problemsOf({ ...production, SESSION_SECRET: "hunter2", DATABASE_URL: "hunter2" }).join(),
    ).not.toContain("hunter2");
  });
});
