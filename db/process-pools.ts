import type { Kysely } from "kysely";
import type pg from "pg";
import { checkActing, type ActingAs } from "./acting-check.ts";
import type { ActingRole, TimeLimits } from "./acting.ts";
import { createActingPool, createDatabase } from "./client.ts";
import type { Database } from "./schema.ts";

/** The part of the configuration that pools need. */
export interface PoolSettings {
  url: string;
  appUrl?: string | undefined;
  workerUrl?: string | undefined;
  accountsUrl?: string | undefined;
  poolSize: number;
  workerPoolSize: number;
  accountsPoolSize: number;
  webLimits: TimeLimits;
  workerLimits: TimeLimits;
}

/** The databases of one process, each with its role. */
export interface ProcessPools {
  /** As longspring_app in a web process, as longspring_worker in a worker. */
  db: Kysely<Database>;
  /** As longspring_app in both: a worker's jobs read through it with a person's rights. */
  readers: Kysely<Database>;
  accounts: Kysely<Database>;
  pools: { main: pg.Pool; accounts: pg.Pool };
  /** Throws an ActingRoleError if row-level security does not apply to one of them. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Archives are written one section after the other. */
const readerPoolSize = 2;

export function openProcessPools(
  settings: PoolSettings,
  process: "web" | "worker",
  onError: (error: Error) => void,
): ProcessPools {
  const limits = process === "web" ? settings.webLimits : settings.workerLimits;
  const checks: (() => Promise<void>)[] = [];
  const open = (role: ActingRole, size: number) => {
    const [ownUrl, variable] = loginOf(settings, role);
    const as: ActingAs = ownUrl === undefined ? { role } : { role, loginVariable: variable };
    const acting = { role, limits };
    const pool = createActingPool(
      { connectionString: ownUrl ?? settings.url, size, onError },
      acting,
      (client) => checkActing(client, as),
    );
    checks.push(() => checkActing(pool, as));
    return { pool, db: createDatabase(pool, acting) };
  };

  const main =
    process === "web"
      ? open("longspring_app", settings.poolSize)
      : open("longspring_worker", settings.workerPoolSize);
  const readers = process === "web" ? main : open("longspring_app", readerPoolSize);
  const accounts = open("longspring_accounts", settings.accountsPoolSize);
  return {
    db: main.db,
    readers: readers.db,
    accounts: accounts.db,
    pools: { main: main.pool, accounts: accounts.pool },
    async check() {
      await Promise.all(checks.map((check) => check()));
    },
    async close() {
      const ends = [...new Set([main, readers, accounts])].map(async ({ db, pool }) => {
        await db.destroy();
        // Kysely does not end a pool that it never queried; the check above queries the pool itself.
        if (!pool.ending) await pool.end();
      });
      await Promise.all(ends);
    },
  };
}

function loginOf({ appUrl, workerUrl, accountsUrl }: PoolSettings, role: ActingRole) {
  if (role === "longspring_app") return [appUrl, "DATABASE_APP_URL"] as const;
  if (role === "longspring_worker") return [workerUrl, "DATABASE_WORKER_URL"] as const;
  return [accountsUrl, "DATABASE_ACCOUNTS_URL"] as const;
}
