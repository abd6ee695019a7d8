import type { ServerBuild } from "@remix-run/node";
import cluster from "node:cluster";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Config, ConfigError, configFromEnvironment } from "./config.server.ts";
import { createContext } from "./context.server.ts";
import type { Lifetime } from "#app/http/server/health.server.ts";
import { runProcess } from "#app/http/server/run-process.server.ts";
import {
  createHttpServer,
  startListening,
  onStopSignal,
  stopGracefully,
} from "#app/http/server/listening.server.ts";
import { createWeb } from "#app/http/server/server.server.ts";
import { createWebProcesses } from "#app/http/server/web-processes.server.ts";
import { createLogger } from "./integrations/observing/logger.server.ts";
import {
  createClusterMetrics,
  createMetricsServer,
  shareMetrics,
} from "./integrations/observing/metrics.server.ts";

const built = import.meta.dirname;
const pages = join(built, "server/index.js");

/** Pages on PORT, metrics on METRICS_PORT, by one process or several. Runs from the built files alone. */
async function main(): Promise<void> {
  const config = configFromEnvironment();
  if (!existsSync(pages)) throw new ConfigError([`${pages} is not there: run "npm run build" first`]);
  if (config.web.processes > 1 && cluster.isPrimary) await keepProcesses(config);
  else await serve(config);
}

/** Starts the web processes and serves their metrics; requests are theirs. */
async function keepProcesses(config: Config): Promise<void> {
  const log = createLogger(config.logLevel);
  const processes = createWebProcesses({
    count: config.web.processes,
    log,
    onEnd: () => figures.ended.inc(),
    onLoop: () => void processes.stop().finally(() => process.exit(1)),
  });
  const figures = createClusterMetrics(() => processes.running);
  const metrics = createMetricsServer(figures);
  onStopSignal(async (signal) => {
    log.info({ signal }, "stopping all web processes");
    await processes.stop();
    metrics.close();
  });
  const metricsPort = await startListening(metrics, config.metrics.port, config.metrics.host);
  // It has said itself why not.
  if (!(await processes.start())) process.exit(1);
  log.info({ processes: config.web.processes, port: config.web.port, metricsPort }, "started");
}

async function serve(config: Config): Promise<void> {
  const app = createContext(config, { process: "web", migrations: join(built, "migrations") });
  const lifetime: Lifetime = { isStopping: false };
  await app.refuseUnsafeRoles();
  const build = (await import(pathToFileURL(pages).href)) as ServerBuild;
  const server = createHttpServer(createWeb(app, { build, files: join(built, "client"), lifetime }));
  // Of several processes the primary serves the metrics.
  const metrics = cluster.isWorker ? undefined : createMetricsServer(app.metrics);
  if (cluster.isWorker) shareMetrics(app.metrics);
  app.hearChanges();

  onStopSignal(async (signal) => {
    app.log.info({ signal }, "stopping");
    // Only a proxy reads readiness and routes clients elsewhere.
    const drainMs = config.web.trustedProxies > 0 ? 2_000 : 0;
    const endStreams = (): void => app.changes.end();
    await stopGracefully(server, { lifetime, log: app.log, drainMs, endStreams, deadlineMs: 8_500 });
    metrics?.close();
    await app.close();
    app.log.info("stopped");
  });

  const metricsPort = metrics && (await startListening(metrics, config.metrics.port, config.metrics.host));
  const port = await startListening(server, config.web.port, config.web.host);
  app.log.info({ host: config.web.host, port, metricsPort, origin: config.web.publicOrigin }, "listening");
}

runProcess(main);
