import { Logger, runOnce } from "graphile-worker";
import { createTaskList } from "#app/jobs/tasks.server.ts";
import { createPool } from "#db/client.ts";
import type { House } from "./house.ts";

const silent = new Logger(() => () => undefined);

/** Works off everything that is queued, as the worker would, those jobs included that jobs queue. */
export async function workOff(house: House): Promise<void> {
  const pgPool = createPool({ connectionString: house.databaseUrl, size: 2, onError: () => undefined });
  try {
    await runOnce({ pgPool, taskList: createTaskList(house.worker), noHandleSignals: true, logger: silent });
  } finally {
    await pgPool.end();
  }
}
