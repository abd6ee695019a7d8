import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { readConfig } from "#app/config.server.ts";
import { createContext, type AppContext } from "#app/context.server.ts";
import { cloneTemplate, dropDatabase, emptyDatabase, migrations } from "./postgres/databases.ts";

/** What an integration test works with: a database of its own, and the contexts that the processes have. */
export interface House {
  /** As the web process: the role longspring_app, under row-level security. */
  readonly app: AppContext;
  /** As the worker process: the role longspring_worker. */
  readonly worker: AppContext;
  /** As the superuser, past every policy: to arrange, and to look at what really happened. */
  readonly owner: pg.Pool;
  readonly databaseUrl: string;
  /** What the processes take for the present; the wall clock until it is set. */
  setNow(instant: Date | undefined): void;
  /** Forgets everything. Each file starts with an empty house; call this between tests that must not meet. */
  empty(): Promise<void>;
}

interface Open {
  app: AppContext;
  worker: AppContext;
  owner: pg.Pool;
  databaseUrl: string;
}

/** Call once at the top of a test file. The database is copied before its first test and dropped after its last. */
export function openHouse(environment: Record<string, string> = {}): House {
  let open: Open | undefined;
  let present: Date | undefined;
  const now = (): Date => present ?? new Date();

  beforeAll(async () => {
    const databaseUrl = await cloneTemplate(inject("databaseServer"), inject("databaseTemplate"));
    const config = readConfig({ NODE_ENV: "test", DATABASE_URL: databaseUrl, ...environment });
    const owner = new pg.Pool({ connectionString: databaseUrl, max: 4 });
    owner.on("error", () => undefined); // a test may restart PostgreSQL under us
    open = {
      app: createContext(config, { process: "web", migrations, now }),
      worker: createContext(config, { process: "worker", migrations, now }),
      owner,
      databaseUrl,
    };
  });

  afterAll(async () => {
    if (!open) return;
    await Promise.all([open.app.close(), open.worker.close(), open.owner.end()]);
    await dropDatabase(open.databaseUrl);
  });

  const opened = (): Open => {
    if (!open)
      throw new Error("The house opens before the first test: use it inside of tests and hooks only.");
    return open;
  };
  return {
    get app() {
      return opened().app;
    },
    get worker() {
      return opened().worker;
    },
    get owner() {
      return opened().owner;
    },
    get databaseUrl() {
      return opened().databaseUrl;
    },
    setNow(instant) {
      present = instant;
    },
    empty: () => emptyDatabase(opened().owner),
  };
}
