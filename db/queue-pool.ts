import pg from "pg";
import { becomeMigrator, openPool, type PoolOptions } from "./client.ts";
import { isUnavailable } from "./unavailable.ts";

/** A serialization failure: the one error that graphile-worker retries soon and persistently. */
const triedAgain = "40001";

/**
 * graphile-worker does not await the write of a completed job, and retries few errors only: a lost database connection
 * at that moment would end the process by an unhandled rejection. So a lost connection is reported to it as an error
 * that it retries, at first after 50 ms, in the end every 5 s.
 */
class QueueClient extends pg.Client {
  override connect(): Promise<pg.Client>;
  override connect(callback: (error: Error) => void): void;
  override connect(callback?: (error: Error) => void): Promise<pg.Client> | undefined {
    if (callback === undefined) return super.connect();
    super.connect((error: Error | null) => callback(translated(error) as Error));
    return undefined;
  }

  override query: pg.Client["query"] = ((...query: unknown[]) => {
    const sent: unknown = Reflect.apply(pg.Client.prototype.query, this, query);
    if (!(sent instanceof Promise)) return sent;
    return sent.catch((error: unknown) => {
      throw translated(error);
    });
  }) as pg.Client["query"];
}

function translated(error: unknown): unknown {
  if (!(error instanceof Error) || !isUnavailable(error)) return error;
  return Object.assign(new Error(error.message, { cause: error }), { code: triedAgain });
}

/**
 * The queue's own connections, as its owner. They read int8 as text, pg's default: graphile-worker sends its ids back
 * as JSON, which has no bigint.
 */
export function createQueuePool(options: PoolOptions): pg.Pool {
  return openPool(options, { Client: QueueClient }, becomeMigrator);
}
