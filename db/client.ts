import { AsyncResource } from "node:async_hooks";
import { CamelCasePlugin, Kysely } from "kysely";
import pg from "pg";
import type { Acting } from "./acting.ts";
import { ActorDialect } from "./actor-dialect.ts";
import { PreparedClient } from "./prepared-client.ts";
import type { Database } from "./schema.ts";
import { uncounted } from "./statements.ts";

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
  size: number;
  onError: (error: Error) => void;
}

/**
 * A pool for one of the acting roles. The role is set inside each transaction, never for the session, so that the pool
 * may connect through a pooler in transaction mode; `check` examines each new connection and may refuse it.
 */
export function createActingPool(
  options: PoolOptions,
  acting: Acting,
  check: (client: pg.ClientBase) => Promise<void>,
): pg.Pool {
  return openPool(options, { types, Client: PreparedClient, acting }, async (client) => {
    await (client as unknown as PreparedClient).prepareActing();
    await check(client);
  });
}

/** A pool of the login itself, or of the tables' owner: for migrations, seeds and tests, on a direct address. */
export function createPool({
  isMigrator = false,
  ...options
}: PoolOptions & { isMigrator?: boolean }): pg.Pool {
  return openPool(options, { types, Client: PreparedClient }, isMigrator ? becomeMigrator : undefined);
}

/** For the whole session: only over a direct address. */
export async function becomeMigrator(client: pg.ClientBase): Promise<void> {
  await client.query("set role longspring_migrator");
}

/**
 * pg's pool passes a released connection to the next waiter inside the release call: without this, a request's
 * statement would count, and be canceled, as another request's.
 */
class CallerContextPool extends pg.Pool {
  override connect: pg.Pool["connect"] = ((handOver?: (...handed: unknown[]) => void) =>
    Reflect.apply(
      pg.Pool.prototype.connect,
      this,
      handOver === undefined ? [] : [AsyncResource.bind(handOver)],
    ) as unknown) as pg.Pool["connect"];
}

/** A pool that survives a restart of PostgreSQL: without an error listener, a lost idle client ends the process. */
export function openPool(
  { connectionString, size, onError }: PoolOptions,
  more: pg.PoolConfig & { acting?: Acting },
  prepare?: (client: pg.ClientBase) => Promise<void>,
): pg.Pool {
  const pool = new CallerContextPool({
    connectionString,
    max: size,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    ...(prepare === undefined
      ? {}
      : { verify: (client, done) => void uncounted(() => prepare(client)).then(() => done(), done) }),
    ...more,
  });
  pool.on("error", onError);
  pool.on("connect", (client) => {
    client.on("error", onError);
  });
  return pool;
}

/** `acting` is the pool's: each transaction starts with it. */
export function createDatabase(pool: pg.Pool, acting?: Acting): Kysely<Database> {
  return new Kysely<Database>({
    dialect: new ActorDialect({ pool }, acting),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}
