import type { ServerBuild } from "@remix-run/node";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ConfigError, configFromEnvironment } from "./config.server.ts";
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
import { createMetricsServer } from "./integrations/observing/metrics.server.ts";

/** The web process: pages on PORT, metrics on METRICS_PORT. Runs from the built files alone. */
async function main(): Promise<void> {
  const config = configFromEnvironment();
  const built = import.meta.dirname;
  const pages = join(built, "server/index.js");
  if (!existsSync(pages)) throw new ConfigError([`${pages} is not there: run "npm run build" first`]);

  const app = createContext(config, { process: "web", migrations: join(built, "migrations") });
  const lifetime: Lifetime = { isStopping: false };
  await app.refuseUnsafeRoles();
  const build = (await import(pathToFileURL(pages).href)) as ServerBuild;
  const server = createHttpServer(createWeb(app, { build, files: join(built, "client"), lifetime }));
  const metrics = createMetricsServer(app.metrics);
  app.hearChanges();

  onStopSignal(async (signal) => {
    app.log.info({ signal }, "stopping");
    // Only a proxy reads readiness and routes clients elsewhere.
    const drainMs = config.web.trustedProxies > 0 ? 2_000 : 0;
    const endStreams = (): void => app.changes.end();
    await stopGracefully(server, { lifetime, log: app.log, drainMs, endStreams, deadlineMs: 8_500 });
    metrics.close();
    await app.close();
    app.log.info("stopped");
  });

  const metricsPort = await startListening(metrics, config.metrics.port, config.metrics.host);
  const port = await startListening(server, config.web.port, config.web.host);
  app.log.info({ host: config.web.host, port, metricsPort, origin: config.web.publicOrigin }, "listening");
}

runProcess(main);
