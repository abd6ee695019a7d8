import type { ServerBuild } from "@remix-run/node";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { AppContext } from "#app/context.server.ts";
import type { Lifetime } from "#app/http/server/health.server.ts";
import { createHttpServer, startListening, stopGracefully } from "#app/http/server/listening.server.ts";
import { createWeb } from "#app/http/server/server.server.ts";
import { isBuilt } from "#scripts/fingerprint.mjs";
import { run } from "#scripts/processes.mjs";

/** The web server of a test, listening on a free port of this process. */
export interface OpenWeb {
  url: string;
  lifetime: Lifetime;
  /** As on SIGTERM. Resolves when the last connection is gone. */
  stop(options?: { drainMs?: number; deadlineMs?: number }): Promise<void>;
}

export async function openWeb(app: AppContext, build: ServerBuild): Promise<OpenWeb> {
  const lifetime: Lifetime = { isStopping: false };
  const server = createHttpServer(createWeb(app, { build, files: clientFiles(), lifetime }));
  const port = await startListening(server, 0, "127.0.0.1");
  return {
    url: `http://127.0.0.1:${port}`,
    lifetime,
    stop: ({ drainMs = 0, deadlineMs = 5_000 } = {}) =>
      stopGracefully(server, {
        lifetime,
        log: app.log,
        drainMs,
        deadlineMs,
        endStreams: () => app.changes.end(),
      }),
  };
}

const root = process.cwd();

/**
 * The pages of the product, as they are deployed, React in its production form too; built first when the sources have
 * changed.
 */
export async function builtPages(): Promise<ServerBuild> {
  if (!isBuilt(root)) await run(process.execPath, ["scripts/build.ts"], { cwd: root, quiet: true });
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  try {
    return (await import(pathToFileURL(`${root}/build/server/index.js`).href)) as ServerBuild;
  } finally {
    process.env.NODE_ENV = NODE_ENV;
  }
}

function clientFiles(): string {
  const built = `${root}/build/client`;
  return existsSync(built) ? built : `${root}/public`;
}
