import { CamelCasePlugin, Kysely } from "kysely";
import pg from "pg";
import { ActorDialect } from "./actor-dialect.ts";
import { PreparedClient } from "./prepared-client.ts";
import type { Database } from "./schema.ts";

/** The database roles that a process acts as; none of them may bypass row-level security. */
export type DatabaseRole =
  "longspring_migrator" | "longspring_app" | "longspring_worker" | "longspring_accounts";

const int8 = 20;
const date = 1082;

// int8 is money or a running number: bigint, never a lossy float. A date has no time zone: it stays a string.
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary"): unknown => {
    if (oid === int8) return BigInt;
    if (oid === date) return (text: string) => text;
    return pg.types.getTypeParser(oid, format);
  }) as typeof pg.types.getTypeParser,
};

export type Pool = pg.Pool;

export interface PoolOptions {
  connectionString: string;
  /** Assumed at connection; leave out where the connection string logs in as the role itself. */
  role?: DatabaseRole;
  size: number;
  onError: (error: Error) => void;
}

/** A pool that outlives a restart of PostgreSQL: without an error listener, an idle client's end would end the process. */
export function createPool(options: PoolOptions): pg.Pool {
  return openPool(options, { types, Client: PreparedClient });
}

/** The same with what differs in pg's own settings. */
export function openPool(
  { connectionString, role, size, onError }: PoolOptions,
  more: pg.PoolConfig,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: size,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    ...(role ? { options: `-c role=${role}` } : {}),
    ...more,
  });
  pool.on("error", onError);
  pool.on("connect", (client) => {
    client.on("error", onError);
  });
  return pool;
}

export function createDatabase(pool: pg.Pool): Kysely<Database> {
  return new Kysely<Database>({
    dialect: new ActorDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}
