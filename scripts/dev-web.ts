// The web process of `npm run dev`: Vite serves source modules to browsers, the product's own server everything else.
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { createServer as createVite } from "vite";
import { ConfigError, configFromEnvironment } from "#app/config.server.ts";
import { createHttpServer, startListening, onStopSignal } from "#app/http/server/listening.server.ts";
import { liveWeb } from "./dev/live-web.ts";
import { sendFailure } from "./dev/failure-page.ts";

const root = join(import.meta.dirname, "..");

async function main(): Promise<void> {
  const { web } = configFromEnvironment();
  let handler = (_request: IncomingMessage, response: ServerResponse): unknown => response.end();
  const server = createHttpServer((request, response) => void handler(request, response));
  const vite = await createVite({
    root,
    appType: "custom",
    logLevel: "warn",
    clearScreen: false,
    // Hot updates use the same port: the content security policy allows connections to the own origin only.
    server: { middlewareMode: true, hmr: { server }, cors: false },
  });
  withoutCriticalCss();
  const live = liveWeb(vite, { files: join(root, "public"), migrations: join(root, "db/migrations") });
  handler = (request, response) => {
    vite.middlewares(request, response, (failure?: unknown) => {
      const fail = (error: unknown) => sendFailure(vite, error, response);
      if (failure === undefined) live.answer(request, response).catch(fail);
      else fail(failure);
    });
  };

  onStopSignal(async () => {
    await Promise.all([live.close(), vite.close()]);
    server.close();
    server.closeAllConnections();
  });
  await live.load().catch((error: unknown) => process.stderr.write(`${String((error as Error).stack)}\n`));
  await startListening(server, web.port, web.host);
}

/**
 * To collect styles that modules import, Remix transforms everything that a page imports for the browser, server modules
 * too. Here all styles are in one linked file.
 */
function withoutCriticalCss(): void {
  const { __remix_devServerHooks: hooks } = globalThis as {
    __remix_devServerHooks?: { getCriticalCss?: unknown };
  };
  if (hooks) delete hooks.getCriticalCss;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
