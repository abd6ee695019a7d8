import { createDatabase, createPool, type DatabaseRole } from "#db/client.ts";
import { pendingMigrations } from "#db/migrate.ts";
import { keepDevMail } from "#db/queries/dev-mail.ts";
import { ping } from "#db/queries/health.ts";
import { createWithActor } from "#db/with-actor.ts";
import type { Config } from "./config.server.ts";
import type { SessionReader } from "./domain/accounts/session.ts";
import { officialWorkingDays } from "./integrations/calendar/working-days.server.ts";
import { mailboxMailer, smtpMailer, type Mailer } from "./integrations/mail/mailer.server.ts";
import { createLogger, type Logger } from "./integrations/observing/logger.server.ts";
import { createMetrics, type Metrics } from "./integrations/observing/metrics.server.ts";
import type { ServiceContext } from "./services/context.ts";

/** What a running process has in its hands. Made once, by an entry, a script or a test; handed down from there. */
export interface AppContext extends ServiceContext {
  config: Config;
  log: Logger;
  metrics: Metrics;
  mailer: Mailer;
  sessions: SessionReader;
  /** Why this process cannot work at present; empty when it can. */
  troubles(): Promise<("database" | "migrations")[]>;
  /** Lets go of every connection. */
  close(): Promise<void>;
}

export interface ContextOptions {
  /** Decides the database role behind `withActor`. */
  process: "web" | "worker";
  /** Where the .sql files are that this build wants to have been run. */
  migrations: string;
  log?: Logger;
  now?: () => Date;
}

export function createContext(config: Config, options: ContextOptions): AppContext {
  const log = options.log ?? createLogger(config.logLevel);
  const onError = (error: Error): void => log.error({ error }, "a database connection was lost");
  const pool = (role: DatabaseRole, ownUrl: string | undefined, size: number) =>
    ownUrl === undefined
      ? createPool({ connectionString: config.database.url, role, size, onError })
      : createPool({ connectionString: ownUrl, size, onError });

  const { appUrl, workerUrl, poolSize, workerPoolSize } = config.database;
  const main =
    options.process === "web"
      ? pool("longspring_app", appUrl, poolSize)
      : pool("longspring_worker", workerUrl, workerPoolSize);
  const db = createDatabase(main);
  const { smtpUrl, from } = config.mail;
  const mailer = smtpUrl ? smtpMailer(smtpUrl, from) : mailboxMailer((letter) => keepDevMail(db, letter));

  return {
    config,
    log,
    metrics: createMetrics({ main }),
    now: options.now ?? (() => new Date()),
    workingDays: officialWorkingDays,
    withActor: createWithActor(db),
    mailer,
    sessions: { read: async () => null },
    troubles: createTroubles(
      () => ping(db),
      () => pendingMigrations(db, options.migrations),
    ),
    async close() {
      mailer.close();
      await db.destroy();
    },
  };
}

const patienceMs = 2_000;
const remembersMs = 60_000;

/** That migrations are current is remembered for a minute; that the database answers never is. */
function createTroubles(
  isThere: () => Promise<void>,
  pending: () => Promise<string[]>,
): AppContext["troubles"] {
  let currentUntil = 0;
  return async () => {
    try {
      await within(patienceMs, isThere());
      if (Date.now() < currentUntil) return [];
      if ((await within(patienceMs, pending())).length > 0) return ["migrations"];
      currentUntil = Date.now() + remembersMs;
      return [];
    } catch {
      return ["database"];
    }
  };
}

async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("too late")), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
