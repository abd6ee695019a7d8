import { afterAll, beforeAll } from "vitest";
import type { Pool } from "#db/client.ts";
import { createQueuePool } from "#db/queue-pool.ts";
import { readableLog } from "./http/log-lines.ts";
import type { TestApp } from "./test-app.ts";

/** A test app's queue, as the owner role, and the log of lost connections. */
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
