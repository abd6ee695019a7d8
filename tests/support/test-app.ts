import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { readConfig } from "#app/config.server.ts";
import { createContext, type AppContext } from "#app/context.server.ts";
import { moveClock, origin } from "./clock.ts";
import { tracesOf } from "#tests/support/postgres/traces.ts";
import { setDatabaseClock } from "#tests/support/postgres/database-clock.ts";
import { emptyDatabase, migrations } from "#tests/support/postgres/databases.ts";

type Sql = <Row extends pg.QueryResultRow>(
  text: TemplateStringsArray,
  ...values: unknown[]
) => Promise<Row[]>;

/** The tools of a test or measurement: a database of its own, and the processes' contexts. */
export interface TestApp {
  /** As the web process: the role longspring_app, under row-level security. */
  readonly web: AppContext;
  /** As the worker process: the role longspring_worker. */
  readonly worker: AppContext;
  /** As the superuser, past every policy: for arranging data and for assertions. */
  readonly owner: pg.Pool;
  /** Queries as the superuser, and returns the rows. Values in `${}` are parameters. */
  readonly sql: Sql;
  readonly databaseUrl: string;
  /**
   * Moves the clock: the services' clock stops at the instant, while `Date` and PostgreSQL count on from it. Without an
   * instant all of them count on from the origin of the tests' clock again, as they do after each test that moved it.
   */
  setNow(instant: Date | undefined): Promise<void>;
  /** Deletes all rows. Each file starts with an empty database; call this between tests that must not interfere. */
  empty(): Promise<void>;
  /** A fingerprint of all rows, including jobs: equal before and after means that nothing was written. */
  traces(): Promise<string>;
  /** Closed before the app. */
  onClose(close: () => Promise<void>): void;
}

/** A test app over an existing database. */
export function createTestApp(
  databaseUrl: string,
  environment: Record<string, string> = {},
): TestApp & { close(): Promise<void> } {
  let present: Date | undefined;
  const now = (): Date => present ?? new Date();
  const exportsFolder = exportsFolderOf(databaseUrl);
  const config = readConfig({
    NODE_ENV: "test",
    EXPORTS_DIR: exportsFolder,
    DOCUMENTS_DIR: documentsFolderOf(databaseUrl),
    ...databaseVariables(databaseUrl),
    ...environment,
  });
  const owner = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  owner.on("error", () => undefined); // a test may restart PostgreSQL meanwhile
  const app = createContext(config, { process: "web", migrations, now });
  const worker = createContext(config, { process: "worker", migrations, now });
  const closing: (() => Promise<void>)[] = [];
  return {
    web: app,
    worker,
    owner,
    sql: async <Row extends pg.QueryResultRow>(text: TemplateStringsArray, ...values: unknown[]) =>
      (
        await owner.query<Row>(
          text.reduce((sql, part, at) => `${sql}$${at}${part}`),
          values,
        )
      ).rows,
    databaseUrl,
    async setNow(instant) {
      present = instant;
      moveClock(instant ?? origin);
      await setDatabaseClock(owner);
    },
    async empty() {
      await emptyDatabase(owner);
      // An empty audit trail begins with seal 1 again.
      if (config.documents.kind === "disk")
        await rm(join(config.documents.folder, "audit"), { recursive: true, force: true });
    },
    traces: () => tracesOf(owner),
    onClose(close) {
      closing.push(close);
    },
    async close() {
      await Promise.all([...closing.map((close) => close()), app.close(), worker.close(), owner.end()]);
      for (const folder of [exportsFolder, documentsFolderOf(databaseUrl)])
        await rm(folder, { recursive: true, force: true });
    },
  };
}

/** How processes reach a test's database: behind the pooler where `npm run prove:pooler` has put one, else directly. */
export function databaseVariables(databaseUrl: string): Record<string, string> {
  const pooler = process.env.TEST_POOLER_URL;
  if (pooler === undefined) return { DATABASE_URL: databaseUrl };
  const pooled = new URL(pooler);
  pooled.pathname = new URL(databaseUrl).pathname;
  return { DATABASE_URL: pooled.href, DATABASE_DIRECT_URL: databaseUrl };
}

/** The folder of that database's archives: no test app deletes another's. */
export function exportsFolderOf(databaseUrl: string): string {
  return join(tmpdir(), `longspring-exports${new URL(databaseUrl).pathname.replaceAll("/", "-")}`);
}

/** And their documents. */
export function documentsFolderOf(databaseUrl: string): string {
  return join(tmpdir(), `longspring-documents${new URL(databaseUrl).pathname.replaceAll("/", "-")}`);
}
