import pg from "pg";
import { becomeMigrator, openPool, type PoolOptions } from "./client.ts";
import { isUnavailable } from "./unavailable.ts";

/** A serialization failure: the one error after which graphile-worker soon and patiently tries again. */
const triedAgain = "40001";

/**
 * graphile-worker forgets to wait for the end of a job being written down, and tries again on few errors only: a
 * database that goes away in that moment would end the process by a rejection that nobody handles. So a lost
 * connection is told to it as what it tries again, at first after 50 ms, in the end every 5 s.
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
 * The queue's own connections, as its owner. They read int8 as pg does, as text: graphile-worker sends its ids back as
 * JSON, which knows no bigint.
 */
export function createQueuePool(options: PoolOptions): pg.Pool {
  return openPool(options, { Client: QueueClient }, becomeMigrator);
}
