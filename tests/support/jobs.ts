import { Logger, runOnce } from "graphile-worker";
import { createTaskList } from "#app/jobs/tasks.server.ts";
import { createQueuePool } from "#db/queue-pool.ts";
import type { TestApp } from "./open-test-app.ts";

const silent = new Logger(() => () => undefined);

/** Runs all queued jobs, as the worker would, including jobs that they queue. */
export async function workOff(app: TestApp): Promise<void> {
  const pgPool = createQueuePool({ connectionString: app.databaseUrl, size: 2, onError: () => undefined });
  try {
    await runOnce({ pgPool, taskList: createTaskList(app.worker), noHandleSignals: true, logger: silent });
  } finally {
    await pgPool.end();
  }
}
