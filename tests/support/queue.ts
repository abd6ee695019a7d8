import { afterAll, beforeAll } from "vitest";
import type { Pool } from "#db/client.ts";
import { createQueuePool } from "#db/queue-pool.ts";
import { readableLog } from "./http/log-lines.ts";
import type { TestApp } from "./test-app.ts";

/** A test app's queue as its owner reaches it while a file's tests run, and the log of what is lost with a connection. */
export function queueOf(app: TestApp) {
  const written = readableLog();
  let pool: Pool | undefined;
  beforeAll(() => {
    pool = createQueuePool({
      connectionString: app.databaseUrl,
      size: 8,
      onError: (error) => written.log.error({ error }, "lost"),
    });
  });
  afterAll(() => pool?.end());
  const queue = (): Pool => {
    if (pool === undefined) throw new Error("the queue is there once the tests run");
    return pool;
  };
  return { queue, written };
}
