import { existsSync } from "node:fs";
import { join } from "node:path";
import { createQueuePool } from "#db/queue-pool.ts";
import { configFromEnvironment } from "./config.server.ts";
import { createContext } from "./context.server.ts";
import { readiness, type Lifetime } from "#app/http/server/health.server.ts";
import { runProcess } from "#app/http/server/run-process.server.ts";
import { startListening, onStopSignal } from "#app/http/server/listening.server.ts";
import { createMetricsServer } from "./integrations/observing/metrics.server.ts";
import { startWorker } from "./jobs/worker.server.ts";

/** Next to the built entry, or in db/ when development runs this file from source. */
const built = join(import.meta.dirname, "migrations");
const migrations = existsSync(built) ? built : join(import.meta.dirname, "../db/migrations");

/** The worker process: runs queued jobs; its probes and metrics are on WORKER_METRICS_PORT. */
async function main(): Promise<void> {
  const config = configFromEnvironment();
  const app = createContext(config, { process: "worker", migrations });
  await app.refuseUnsafeRoles();
  const lifetime: Lifetime = { isStopping: false };
  // Only their owner may access the queue's tables; handlers use withActor like all other code.
  const queue = createQueuePool({
    connectionString: config.database.directUrl,
    size: config.worker.concurrency + 4,
    onError: (error) => app.log.error({ error }, "a connection of the queue was lost"),
  });
  const metrics = createMetricsServer(app.metrics, {
    "/healthz/live": async () => ({ status: 200, body: "ok" }),
    "/healthz/ready": () => readiness(app, lifetime),
  });
  const metricsPort = await startListening(metrics, config.metrics.workerPort, config.metrics.host);
  const worker = startWorker(app, queue);

  onStopSignal(async (signal) => {
    lifetime.isStopping = true;
    app.log.info({ signal }, "stopping");
    // A job that takes longer is taken over by another worker: its lock expires with our heartbeat.
    await Promise.race([worker.stop(), new Promise((resolve) => setTimeout(resolve, 8_500))]);
    metrics.close();
    await Promise.race([
      Promise.all([queue.end(), app.close()]),
      new Promise((resolve) => setTimeout(resolve, 1_000)),
    ]);
    app.log.info("stopped");
  });

  app.log.info({ metricsPort, concurrency: config.worker.concurrency }, "working");
}

runProcess(main);
