import { ActingRoleError } from "#db/acting-check.ts";
import { listenForChanges } from "#db/changes.ts";
import { pendingMigrations } from "#db/migrate.ts";
import { insertDevMail } from "#db/queries/notifications/dev-mail.ts";
import { openProcessPools } from "#db/process-pools.ts";
import { findSession } from "#db/queries/accounts/sessions.ts";
import { countingStatements } from "#db/statements.ts";
import { isSchemaMissing } from "#db/unavailable.ts";
import { createWithAccounts } from "#db/with-accounts.ts";
import { createReadAs, createWithActor } from "#db/with-actor.ts";
import type { Config } from "./config.server.ts";
import type { SessionReader } from "./domain/accounts/session.ts";
import { createAccounts } from "./integrations/accounts/accounts.server.ts";
import { createChanges, type Changes } from "./integrations/changes/changes.server.ts";
import { bankProvider } from "./integrations/billing/bank-provider.server.ts";
import { stripeProvider } from "./integrations/billing/stripe-provider.server.ts";
import { placeOfSeals, sealCopies } from "./integrations/audit-seals/seal-copies.server.ts";
import { createStatementReader } from "./integrations/bank-statements/statement-reader.server.ts";
import { documentStore } from "./integrations/documents/document-store.server.ts";
import { s3Store } from "./integrations/documents/s3-store.server.ts";
import { createSheetWriter } from "./integrations/sheets/sheet-writer.server.ts";
import { createInspector } from "./integrations/scanning/inspector.server.ts";
import { clamavScanner } from "./integrations/scanning/clamav.server.ts";
import { officialWorkingDays } from "./integrations/calendar/working-days.server.ts";
import { diskArchives } from "./integrations/archives/archive-store.server.ts";
import { pieceArchives } from "./integrations/archives/piece-archives.server.ts";
import { mailboxMailer, smtpMailer, type Mailer } from "./integrations/mail/mailer.server.ts";
import { createLogger, type Logger } from "./integrations/observing/logger.server.ts";
import { createMetrics, type Metrics } from "./integrations/observing/metrics.server.ts";
import {
  createRequestScheduler,
  type RequestScheduler,
} from "./integrations/request-scheduler/request-scheduler.server.ts";
import { createSessionReader } from "./services/accounts/session-reader.server.ts";
import type {
  AuditContext,
  AuditorContext,
  DocumentsContext,
  ExportsContext,
  EmailsContext,
  MatchingContext,
} from "./services/context.ts";
import type { PaymentsContext, StatementsContext } from "./services/billing-context.ts";

/** What a running process needs. Created once, by an entry, a script or a test, and passed down. */
export interface AppContext
  extends
    EmailsContext,
    MatchingContext,
    ExportsContext,
    DocumentsContext,
    AuditContext,
    AuditorContext,
    PaymentsContext,
    StatementsContext {
  config: Config;
  log: Logger;
  metrics: Metrics;
  mailer: Mailer;
  sessions: SessionReader;
  /** The process's visitors who subscribe to changes of their lists. */
  changes: Changes;
  /** Which organization's request is served next. */
  scheduler: RequestScheduler;
  /** Opens the one connection that listens for changes; does nothing if it is open. */
  hearChanges(): void;
  /** Runs a request's work and counts its SQL statements. */
  countingStatements: typeof countingStatements;
  /** Why this process cannot work now; empty when it can. */
  troubles(): Promise<Trouble[]>;
  /**
   * Throws an ActingRoleError if PostgreSQL would not apply row-level security to this process; called before serving.
   */
  refuseUnsafeRoles(): Promise<void>;
  /** Closes every connection. */
  close(): Promise<void>;
}

/** `role`: row-level security does not apply to this process's role. */
type Trouble = "database" | "migrations" | "role";

export interface ContextOptions {
  /** Decides the database role of `withActor`. */
  process: "web" | "worker";
  /** Folder of the .sql files that this build expects to be applied. */
  migrations: string;
  log?: Logger;
  now?: () => Date;
}

export function createContext(config: Config, options: ContextOptions): AppContext {
  const log = options.log ?? createLogger(config.logLevel);
  const onError = (error: Error): void => log.error({ error }, "a database connection was lost");
  const {
    db,
    readers,
    accounts: accountsDb,
    pools,
    check: checkRoles,
    close: closePools,
  } = openProcessPools(config.database, options.process, onError);
  const accounts = createAccounts({
    db: accountsDb,
    secret: config.sessionSecret,
    publicOrigin: config.web.publicOrigin,
    admitsDemonstration: config.admitsDemonstration,
    onError: (message) => log.error({ from: "better-auth" }, message),
  });
  const changes = createChanges();
  const inspector = createInspector();
  const sheets = createSheetWriter();
  const statements = createStatementReader();
  const stopping = new AbortController();
  let listening: Promise<void> | undefined;
  const { smtpUrl, from } = config.mail;
  const mailer = smtpUrl ? smtpMailer(smtpUrl, from) : mailboxMailer((email) => insertDevMail(db, email));

  return {
    config,
    log,
    metrics: createMetrics(pools, () => changes.open),
    now: options.now ?? (() => new Date()),
    workingDays: officialWorkingDays,
    withActor: createWithActor(db),
    readAs: createReadAs(db),
    withPerson: createWithActor(readers),
    archives:
      config.documents.kind === "s3"
        ? pieceArchives(s3Store({ ...config.documents, folder: "archives/" }))
        : diskArchives(config.exportsFolder),
    market: {},
    documents: documentStore(config.documents),
    sealCopies: sealCopies(documentStore(placeOfSeals(config.documents))),
    inspector,
    statements,
    sheets,
    virusScanner: config.virusScanner === null ? null : clamavScanner(config.virusScanner),
    payments: {
      bank: bankProvider,
      stripe: config.stripe === null ? null : stripeProvider(config.stripe),
    },
    mailer,
    withAccounts: createWithAccounts(accountsDb),
    accounts,
    sessions: createSessionReader(accounts, (token) =>
      findSession(pools.accounts, token, config.admitsDemonstration),
    ),
    changes,
    scheduler: createRequestScheduler(),
    countingStatements,
    hearChanges() {
      const lost = (error: unknown): void =>
        log.warn({ error }, "the connection that listens for changes was lost; reconnecting");
      listening ??= listenForChanges(config.database.directUrl, { ...changes, lost }, stopping.signal);
    },
    troubles: createTroubles(checkRoles, () => pendingMigrations(db, options.migrations), log),
    async refuseUnsafeRoles() {
      await checkRoles().catch((error: unknown) => {
        // A database that is down or not migrated yet is waited for: readiness reports it.
        if (error instanceof ActingRoleError) throw error;
      });
    },
    async close() {
      mailer.close();
      changes.end();
      stopping.abort();
      await Promise.all([closePools(), listening, inspector.close(), sheets.close(), statements.close()]);
    },
  };
}

const patienceMs = 2_000;
const remembersMs = 60_000;

/** That migrations are current is cached for a minute; the database's reachability and role never are. */
function createTroubles(
  check: () => Promise<void>,
  pending: () => Promise<string[]>,
  log: Logger,
): AppContext["troubles"] {
  let currentUntil = 0;
  return async () => {
    try {
      await within(patienceMs, check());
      if (Date.now() < currentUntil) return [];
      if ((await within(patienceMs, pending())).length > 0) return ["migrations"];
      currentUntil = Date.now() + remembersMs;
      return [];
    } catch (error) {
      if (isSchemaMissing(error)) return ["migrations"];
      if (!(error instanceof ActingRoleError)) return ["database"];
      log.error({ error }, error.message);
      return ["role"];
    }
  };
}

async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("timed out")), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
