import { z } from "zod";

/**
 * The one place that reads the environment. `readConfig` judges every variable at once, so that a wrong
 * configuration is mended in one go: the error names each variable and what is wrong with it, never its value.
 */

/** Accepted only where nothing real is at stake (development, tests, the demo); production must bring its own. */
const developmentSecret = "longspring-development-secret-not-for-production";

const environments = ["development", "test", "production"] as const;
const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const absent = (value: unknown): unknown =>
  typeof value === "string" && value.trim() === "" ? undefined : value;
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(absent, schema.optional());
const defaulted = <S extends z.ZodType>(schema: S, value: z.input<S>) =>
  z.preprocess((given) => absent(given) ?? value, schema);

const port = z.coerce
  .number("must be a number from 0 to 65535")
  .int("must be a whole number")
  .min(0, "must be a number from 0 to 65535")
  .max(65_535, "must be a number from 0 to 65535");

const count = (min: number, max: number) => {
  const rule = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(rule).int(rule).min(min, rule).max(max, rule);
};

const flag = z
  .enum(["0", "1", "true", "false"], "must be 1, true, 0 or false")
  .transform((value) => value === "1" || value === "true");

const urlOf = (example: string, ...protocols: string[]) =>
  z
    .string()
    .refine((value) => protocols.includes(parseUrl(value)?.protocol ?? ""), `must be a URL like ${example}`);

const postgresUrl = urlOf("postgres://user:password@host:5432/database", "postgres:", "postgresql:");

const origin = z.string().refine((value) => {
  const url = parseUrl(value);
  return (url?.protocol === "https:" || url?.protocol === "http:") && url.origin === value;
}, "must be scheme, host and port alone, like https://longspring.example (no path, no slash at the end)");

const sender = z
  .string()
  .refine(
    (value) => /^[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/.test(value),
    "must be an address like no-reply@longspring.example or Longspring <no-reply@longspring.example>",
  );

const environment = z.object({
  NODE_ENV: defaulted(z.enum(environments, `must be one of ${environments.join(", ")}`), "development"),
  PORT: defaulted(port, 3000),
  HOST: optional(z.string()),
  METRICS_PORT: optional(port),
  METRICS_HOST: defaulted(z.string(), "127.0.0.1"),
  WORKER_METRICS_PORT: optional(port),
  PUBLIC_ORIGIN: optional(origin),
  TRUST_PROXY: defaulted(count(0, 10), 0),
  DATABASE_URL: z.preprocess(absent, z.string("is not set").pipe(postgresUrl)),
  DATABASE_APP_URL: optional(postgresUrl),
  DATABASE_WORKER_URL: optional(postgresUrl),
  DATABASE_ACCOUNTS_URL: optional(postgresUrl),
  DATABASE_POOL_SIZE: defaulted(count(1, 500), 12),
  DATABASE_WORKER_POOL_SIZE: defaulted(count(2, 500), 8),
  DATABASE_ACCOUNTS_POOL_SIZE: defaulted(count(1, 500), 6),
  EXPORTS_DIR: defaulted(z.string(), ".data/exports"),
  WORKER_CONCURRENCY: defaulted(count(1, 64), 4),
  SESSION_SECRET: optional(z.string().min(32, "must have at least 32 characters")),
  SMTP_URL: optional(urlOf("smtps://user:password@mail.example:465", "smtp:", "smtps:")),
  MAIL_FROM: optional(sender),
  LONGSPRING_DEMO: defaulted(flag, "0"),
  LOG_LEVEL: optional(z.enum(logLevels, `must be one of ${logLevels.join(", ")}`)),
  STRIPE_SECRET_KEY: optional(z.string().regex(/^(sk|rk)_/, "must begin with sk_ or rk_")),
  STRIPE_WEBHOOK_SECRET: optional(z.string().regex(/^whsec_/, "must begin with whsec_")),
});

type Environment = z.infer<typeof environment>;

/** Everything that differs between one running house and another. Read once, by the entries. */
export type Config = ReturnType<typeof toConfig>;

/** A configuration that cannot be started with. Its message is written for the person at the terminal. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration is wrong:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

/** Judges the variables and gives the configuration; throws a ConfigError that names every wrong one. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(variables);
  const problems = [...(parsed.error?.issues.map(sayIssue) ?? []), ...whatIsMissing(variables)];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data);
}

/** The configuration of this process. */
export function configFromEnvironment(): Config {
  return readConfig(process.env);
}

/** What the kind of house demands together: asked of the raw variables, so that it is said beside all other faults. */
function whatIsMissing(variables: Readonly<Record<string, string | undefined>>): string[] {
  const lacks = (name: keyof Environment) => absent(variables[name]) === undefined;
  const problems: string[] = [];
  if (lacks("STRIPE_SECRET_KEY") !== lacks("STRIPE_WEBHOOK_SECRET")) {
    problems.push("STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET: set both, or neither");
  }
  if (!isExposed(variables.NODE_ENV, flag.safeParse(variables.LONGSPRING_DEMO).data === true))
    return problems;
  if (lacks("PUBLIC_ORIGIN")) problems.push("PUBLIC_ORIGIN: is not set; production must know its own origin");
  if (lacks("SESSION_SECRET"))
    problems.push("SESSION_SECRET: is not set; give at least 32 random characters");
  if (lacks("SMTP_URL")) problems.push("SMTP_URL: is not set; without it no letter leaves the house");
  if (lacks("MAIL_FROM")) problems.push("MAIL_FROM: is not set; letters need a sender");
  return problems;
}

/** A house that real people use, as against a desk, a test or a demonstration. */
function isExposed(nodeEnvironment: string | undefined, isDemo: boolean): boolean {
  return nodeEnvironment === "production" && !isDemo;
}

function toConfig(env: Environment) {
  const exposed = isExposed(env.NODE_ENV, env.LONGSPRING_DEMO);
  const publicOrigin = env.PUBLIC_ORIGIN ?? `http://localhost:${env.PORT}`;
  return {
    environment: env.NODE_ENV,
    isDemo: env.LONGSPRING_DEMO,
    web: {
      port: env.PORT,
      host: env.HOST ?? (exposed ? "0.0.0.0" : "127.0.0.1"),
      publicOrigin,
      origins: exposed ? [publicOrigin] : [...new Set([publicOrigin, ...loopbackOrigins(publicOrigin)])],
      trustedProxies: env.TRUST_PROXY,
    },
    // Port 0 is "any free one": at a desk several houses stand side by side, and nobody scrapes them.
    metrics: {
      host: env.METRICS_HOST,
      port: env.METRICS_PORT ?? (exposed ? 9464 : 0),
      workerPort: env.WORKER_METRICS_PORT ?? (exposed ? 9465 : 0),
    },
    database: {
      url: env.DATABASE_URL,
      appUrl: env.DATABASE_APP_URL,
      workerUrl: env.DATABASE_WORKER_URL,
      accountsUrl: env.DATABASE_ACCOUNTS_URL,
      poolSize: env.DATABASE_POOL_SIZE,
      workerPoolSize: env.DATABASE_WORKER_POOL_SIZE,
      accountsPoolSize: env.DATABASE_ACCOUNTS_POOL_SIZE,
    },
    exportsFolder: env.EXPORTS_DIR,
    worker: { concurrency: env.WORKER_CONCURRENCY },
    sessionSecret: env.SESSION_SECRET ?? developmentSecret,
    mail: { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM ?? "Longspring <no-reply@longspring.test>" },
    logLevel: env.LOG_LEVEL ?? (env.NODE_ENV === "test" ? "silent" : "info"),
    stripe:
      env.STRIPE_SECRET_KEY !== undefined && env.STRIPE_WEBHOOK_SECRET !== undefined
        ? { secretKey: env.STRIPE_SECRET_KEY, webhookSecret: env.STRIPE_WEBHOOK_SECRET }
        : null,
  };
}

/** At one's own desk the same server is reached by three names; each of them is its origin there. */
function loopbackOrigins(publicOrigin: string): string[] {
  const url = new URL(publicOrigin);
  const names = ["localhost", "127.0.0.1", "[::1]"];
  if (!names.includes(url.hostname)) return [];
  const suffix = url.port === "" ? "" : `:${url.port}`;
  return names.map((name) => `${url.protocol}//${name}${suffix}`);
}

function sayIssue(issue: z.core.$ZodIssue): string {
  return `${issue.path.join(".")}: ${issue.message}`;
}

function parseUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}
