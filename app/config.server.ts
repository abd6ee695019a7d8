import { availableParallelism, tmpdir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { z } from "zod";
import {
  absent,
  accountShape,
  accountVariables,
  billingAccountOf,
  exampleAccount,
  count,
  defaulted,
  digitsOf,
  flag,
  optional,
  origin,
  otherAccounts,
  port,
  postgresUrl,
  sender,
  urlOf,
} from "./lib/variables.ts";

/**
 * The only reader of environment variables. `readConfig` validates all of them at once, so that a wrong configuration
 * is fixed in one go: the error names each variable and what is wrong with it, never its value.
 */

/** Accepted only without real data (development, tests, the demo); production must set its own. */
const developmentSecret = "longspring-development-secret-not-for-production";

const environments = ["development", "test", "production"] as const;
const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const mostProcesses = 64;

const environment = z.object({
  NODE_ENV: defaulted(z.enum(environments, `must be one of ${environments.join(", ")}`), "development"),
  PORT: defaulted(port, 3000),
  HOST: optional(z.string()),
  METRICS_PORT: optional(port),
  METRICS_HOST: defaulted(z.string(), "127.0.0.1"),
  WORKER_METRICS_PORT: optional(port),
  PUBLIC_ORIGIN: optional(origin),
  TRUST_PROXY: defaulted(count(0, 10), 0),
  WEB_PROCESSES: optional(count(1, mostProcesses)),
  COMPRESS: optional(flag),
  SECURITY_CONTACT: optional(urlOf("mailto:security@longspring.example", "mailto:", "https:")),
  SECURITY_POLICY: optional(urlOf("https://longspring.example/security", "https:")),
  OPERATOR_NAME: optional(z.string().max(200, "must have at most 200 characters")),
  PRIVACY_CONTACT: optional(urlOf("mailto:privacy@longspring.example", "mailto:", "https:")),
  REQUEST_SECONDS: defaulted(count(1, 300), 30),
  DATABASE_URL: z.preprocess(absent, z.string("is not set").pipe(postgresUrl)),
  DATABASE_DIRECT_URL: optional(postgresUrl),
  DATABASE_APP_URL: optional(postgresUrl),
  DATABASE_WORKER_URL: optional(postgresUrl),
  DATABASE_ACCOUNTS_URL: optional(postgresUrl),
  DATABASE_POOL_SIZE: defaulted(count(1, 500), 12),
  DATABASE_WORKER_POOL_SIZE: defaulted(count(2, 500), 8),
  DATABASE_ACCOUNTS_POOL_SIZE: defaulted(count(1, 500), 6),
  DATABASE_STATEMENT_SECONDS: defaulted(count(1, 3_600), 20),
  DATABASE_LOCK_SECONDS: defaulted(count(1, 3_600), 10),
  DATABASE_WORKER_STATEMENT_SECONDS: defaulted(count(1, 86_400), 1_800),
  DATABASE_WORKER_LOCK_SECONDS: defaulted(count(1, 3_600), 60),
  EXPORTS_DIR: defaulted(z.string(), ".data/exports"),
  WORKER_CONCURRENCY: defaulted(count(1, 64), 4),
  SESSION_SECRET: optional(z.string().min(32, "must have at least 32 characters")),
  SMTP_URL: optional(urlOf("smtps://user:password@mail.example:465", "smtp:", "smtps:")),
  MAIL_FROM: optional(sender),
  AUDIT_EMAIL: optional(z.email("must be an address like auditor@example.org")),
  LONGSPRING_DEMO: defaulted(flag, "0"),
  LOG_LEVEL: optional(z.enum(logLevels, `must be one of ${logLevels.join(", ")}`)),
  STRIPE_SECRET_KEY: optional(z.string().regex(/^(sk|rk)_/, "must begin with sk_ or rk_")),
  STRIPE_WEBHOOK_SECRET: optional(z.string().regex(/^whsec_/, "must begin with whsec_")),
  STRIPE_WEBHOOK_SECRET_OLD: optional(z.string().regex(/^whsec_/, "must begin with whsec_")),
  STRIPE_API_URL: optional(origin),
  STRIPE_SECONDS: defaulted(count(1, 80), 15),
  ...accountShape,
  BILLING_ACCOUNT_OTHERS: otherAccounts,
  DOCUMENTS_DIR: optional(z.string().refine(isAbsolute, "must be an absolute path")),
  DOCUMENTS_S3_ENDPOINT: optional(urlOf("https://s3.example", "http:", "https:")),
  DOCUMENTS_S3_BUCKET: optional(
    z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be a bucket's name"),
  ),
  DOCUMENTS_S3_REGION: defaulted(z.string(), "us-east-1"),
  DOCUMENTS_S3_ACCESS_KEY_ID: optional(z.string()),
  DOCUMENTS_S3_SECRET_ACCESS_KEY: optional(z.string()),
  CLAMAV_HOST: optional(z.string()),
  CLAMAV_PORT: defaulted(port, 3310),
});

type Environment = z.infer<typeof environment>;

/** Everything that differs between installations. Read once, by the entries. */
export type Config = ReturnType<typeof toConfig>;

/** A configuration that the process cannot start with. Its message is for the person at the terminal. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration is wrong:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

/** Validates the variables and returns the configuration; throws a ConfigError that names every invalid one. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(variables);
  const problems = [...(parsed.error?.issues.map(describeIssue) ?? []), ...whatIsMissing(variables)];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data);
}

/** The configuration of this process. */
export function configFromEnvironment(): Config {
  return readConfig(process.env);
}

/**
 * Variables that the kind of installation requires together: checked on the raw variables, so that all faults are
 * reported at once.
 */
function whatIsMissing(variables: Readonly<Record<string, string | undefined>>): string[] {
  const lacks = (name: keyof Environment) => absent(variables[name]) === undefined;
  const problems: string[] = [];
  if (lacks("STRIPE_SECRET_KEY") !== lacks("STRIPE_WEBHOOK_SECRET")) {
    problems.push("STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET: set both, or neither");
  }
  for (const together of [storageVariables, accountVariables]) {
    const set = together.filter((name) => !lacks(name));
    if (set.length > 0 && set.length < together.length)
      problems.push(`${together.join(", ")}: set all, or none`);
  }
  if (!isExposed(variables.NODE_ENV, flag.safeParse(variables.LONGSPRING_DEMO).data === true)) {
    // Generated people would be charged, and real ones be told of invoices that nobody owes.
    if (isLiveKey(variables.STRIPE_SECRET_KEY))
      problems.push("STRIPE_SECRET_KEY: is a live key; development and the demonstration take a test key");
    return problems;
  }
  if (!lacks("STRIPE_API_URL"))
    problems.push("STRIPE_API_URL: is for a stand-in of Stripe; production calls Stripe itself");
  if (lacks("PUBLIC_ORIGIN")) problems.push("PUBLIC_ORIGIN: is not set; production must know its own origin");
  if (lacks("SESSION_SECRET"))
    problems.push("SESSION_SECRET: is not set; give at least 32 random characters");
  if (lacks("SMTP_URL")) problems.push("SMTP_URL: is not set; without it no e-mail is sent");
  if (lacks("MAIL_FROM")) problems.push("MAIL_FROM: is not set; e-mails need a sender");
  if (lacks("DOCUMENTS_DIR") && storageVariables.every(lacks)) {
    problems.push(
      "DOCUMENTS_DIR: is not set, nor DOCUMENTS_S3_…; documents need a place that outlasts the process",
    );
  }
  return problems;
}

const storageVariables = [
  "DOCUMENTS_S3_ENDPOINT",
  "DOCUMENTS_S3_BUCKET",
  "DOCUMENTS_S3_ACCESS_KEY_ID",
  "DOCUMENTS_S3_SECRET_ACCESS_KEY",
] as const satisfies readonly (keyof Environment)[];

const isLiveKey = (key: string | undefined): boolean => /^(?:sk|rk)_live_/.test(key?.trim() ?? "");

/** An installation for real users, not development, tests or a demonstration. */
function isExposed(nodeEnvironment: string | undefined, isDemo: boolean): boolean {
  return nodeEnvironment === "production" && !isDemo;
}

/** Whether generated people may be there: their password is public, so never where real people work. */
export function admitsDemonstration(nodeEnvironment: string | undefined, isDemo: boolean): boolean {
  return !isExposed(nodeEnvironment, isDemo);
}

function toConfig(env: Environment) {
  const exposed = isExposed(env.NODE_ENV, env.LONGSPRING_DEMO);
  const publicOrigin = env.PUBLIC_ORIGIN ?? `http://localhost:${env.PORT}`;
  const billingAccount = billingAccountOf(env) ?? (exposed ? null : exampleAccount);
  const others = env.BILLING_ACCOUNT_OTHERS ?? [];
  const processes = env.WEB_PROCESSES ?? (exposed ? Math.min(availableParallelism(), mostProcesses) : 1);
  return {
    environment: env.NODE_ENV,
    isDemo: env.LONGSPRING_DEMO,
    admitsDemonstration: admitsDemonstration(env.NODE_ENV, env.LONGSPRING_DEMO),
    web: {
      port: env.PORT,
      host: env.HOST ?? (exposed ? "0.0.0.0" : "127.0.0.1"),
      publicOrigin,
      origins: exposed ? [publicOrigin] : [...new Set([publicOrigin, ...loopbackOrigins(publicOrigin)])],
      trustedProxies: env.TRUST_PROXY,
      processes,
      // A proxy compresses, and has the processors for it; without one nobody else does.
      compresses: env.COMPRESS ?? (env.NODE_ENV === "production" && env.TRUST_PROXY === 0),
      securityContact: env.SECURITY_CONTACT ?? null,
      securityPolicy: env.SECURITY_POLICY ?? null,
      operatorName: env.OPERATOR_NAME ?? null,
      privacyContact: env.PRIVACY_CONTACT ?? null,
      // No page needs a tenth of it. Longer than the statement timeout, so that most slow requests are reported by that
      // one.
      patienceMs: env.REQUEST_SECONDS * 1_000,
    },
    // Port 0 is "any free one": in development several processes run side by side, and nothing scrapes them.
    metrics: {
      host: env.METRICS_HOST,
      port: env.METRICS_PORT ?? (exposed ? 9464 : 0),
      workerPort: env.WORKER_METRICS_PORT ?? (exposed ? 9465 : 0),
    },
    database: {
      url: env.DATABASE_URL,
      directUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
      appUrl: env.DATABASE_APP_URL,
      workerUrl: env.DATABASE_WORKER_URL,
      accountsUrl: env.DATABASE_ACCOUNTS_URL,
      // The web processes of a machine share them, so that more processes do not exhaust PostgreSQL.
      poolSize: shareOf(env.DATABASE_POOL_SIZE, processes, 3),
      workerPoolSize: env.DATABASE_WORKER_POOL_SIZE,
      accountsPoolSize: shareOf(env.DATABASE_ACCOUNTS_POOL_SIZE, processes, 2),
      // A page waits at most thirty seconds in all and holds locks for milliseconds. A job may rank a province.
      webLimits: limitsOf(env.DATABASE_STATEMENT_SECONDS, env.DATABASE_LOCK_SECONDS, 60),
      workerLimits: limitsOf(env.DATABASE_WORKER_STATEMENT_SECONDS, env.DATABASE_WORKER_LOCK_SECONDS, 1_800),
    },
    exportsFolder: env.EXPORTS_DIR,
    worker: { concurrency: env.WORKER_CONCURRENCY },
    sessionSecret: env.SESSION_SECRET ?? developmentSecret,
    mail: { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM ?? "Longspring <no-reply@longspring.test>" },
    auditEmail: env.AUDIT_EMAIL ?? null,
    documents: toDocuments(env),
    virusScanner: env.CLAMAV_HOST === undefined ? null : { host: env.CLAMAV_HOST, port: env.CLAMAV_PORT },
    logLevel: env.LOG_LEVEL ?? (env.NODE_ENV === "test" ? "silent" : "info"),
    billingAccount,
    // The accounts whose statements are imported: of any other, money that is not the operator's would pay invoices.
    ownAccounts: [...(billingAccount === null ? [] : [billingAccount.number]), ...others].map(digitsOf),
    stripe: toStripe(env),
  };
}

/** Payment by card; null: by bank transfer alone. */
function toStripe(env: Environment) {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: secret } = env;
  if (secretKey === undefined || secret === undefined) return null;
  const { STRIPE_WEBHOOK_SECRET_OLD: old, STRIPE_API_URL: api } = env;
  return {
    secretKey,
    isLive: isLiveKey(secretKey),
    webhookSecrets: old === undefined ? [secret] : [secret, old],
    api: api === undefined ? null : addressOf(api),
    timeoutMs: env.STRIPE_SECONDS * 1_000,
  };
}

function addressOf(text: string) {
  const { protocol, hostname, port } = new URL(text);
  const isPlain = protocol === "http:";
  return {
    protocol: isPlain ? ("http" as const) : ("https" as const),
    host: hostname,
    port: port === "" ? (isPlain ? 80 : 443) : Number(port),
  };
}

/** What one of several processes gets: at least `least`, unless there are fewer in all. */
function shareOf(all: number, processes: number, least: number): number {
  return Math.min(all, Math.max(least, Math.ceil(all / processes)));
}

/** PostgreSQL timeouts in seconds: statement, lock, idle in transaction. */
function limitsOf(statement: number, lock: number, idle: number) {
  return { statementMs: statement * 1_000, lockMs: lock * 1_000, idleMs: idle * 1_000 };
}

/** Document storage: a bucket if one is configured, else a folder. */
function toDocuments(env: Environment) {
  const { DOCUMENTS_S3_ENDPOINT: endpoint, DOCUMENTS_S3_BUCKET: bucket, DOCUMENTS_S3_REGION: region } = env;
  const { DOCUMENTS_S3_ACCESS_KEY_ID: accessKeyId, DOCUMENTS_S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (
    endpoint !== undefined &&
    bucket !== undefined &&
    accessKeyId !== undefined &&
    secretAccessKey !== undefined
  ) {
    return { kind: "s3", endpoint, bucket, region, accessKeyId, secretAccessKey } as const;
  }
  const folder =
    env.NODE_ENV === "test" ? join(tmpdir(), "longspring-documents") : resolve(".data/documents");
  return { kind: "disk", folder: env.DOCUMENTS_DIR ?? folder } as const;
}

/** In development the same server has three loopback names; each is an allowed origin. */
function loopbackOrigins(publicOrigin: string): string[] {
  const url = new URL(publicOrigin);
  const names = ["localhost", "127.0.0.1", "[::1]"];
  if (!names.includes(url.hostname)) return [];
  const suffix = url.port === "" ? "" : `:${url.port}`;
  return names.map((name) => `${url.protocol}//${name}${suffix}`);
}

function describeIssue(issue: z.core.$ZodIssue): string {
  return `${issue.path.join(".")}: ${issue.message}`;
}
