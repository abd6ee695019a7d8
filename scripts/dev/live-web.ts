import type { ServerBuild } from "@remix-run/node";
import type { Express } from "express";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { ViteDevServer } from "vite";
import type * as config from "#app/config.server.ts";
import type * as context from "#app/context.server.ts";
import type { AppContext } from "#app/context.server.ts";
import type * as server from "#app/http/server/server.server.ts";

/** The modules that the web entry imports, as loaded by Vite: a new object if the module or one of its imports changed. */
interface Sources {
  config: Pick<typeof config, "configFromEnvironment">;
  context: Pick<typeof context, "createContext">;
  server: Pick<typeof server, "createWeb">;
  pages: ServerBuild;
}

/** The server built from the current sources. Its context is reused until the context's own sources change. */
interface Loaded {
  sources: Sources;
  app: AppContext;
  web: Express;
  /** Pending responses that use the context. */
  busy: Set<ServerResponse>;
}

export interface LiveWeb {
  /** Loads what has changed; throws what the sources throw. */
  load(): Promise<void>;
  /** Handles a request by the current sources. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Ends event streams, waits for pending responses, then closes every connection. */
  close(): Promise<void>;
}

const lastAnswerMs = 10_000;

/**
 * The product's own web server, whose modules Vite reloads when they or their imports have changed. An edited page,
 * service or query needs no new context: the pools stay. If the context's own sources have changed, a new context takes
 * all further requests and the old one is closed after its last response, so that edits leak no connections.
 */
export function liveWeb(vite: ViteDevServer, folders: { files: string; migrations: string }): LiveWeb {
  const lifetime = { isStopping: false };
  let loaded: Loaded | undefined;
  let loading: Promise<Loaded> = Promise.reject(new Error("nothing is loaded yet"));
  loading.catch(() => undefined);

  const sourcesNow = async (): Promise<Sources> => ({
    config: (await vite.ssrLoadModule("/app/config.server.ts")) as Sources["config"],
    context: (await vite.ssrLoadModule("/app/context.server.ts")) as Sources["context"],
    server: (await vite.ssrLoadModule("/app/http/server/server.server.ts")) as Sources["server"],
    pages: (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild,
  });

  const renew = async (): Promise<Loaded> => {
    const sources = await sourcesNow();
    const last = loaded;
    const isSame = (...names: (keyof Sources)[]) =>
      names.every((name) => last?.sources[name] === sources[name]);
    if (last && isSame("config", "context", "server", "pages")) return last;
    const reused = last && isSame("config", "context") ? last : undefined;
    const { files, migrations } = folders;
    const app = reused?.app ?? openContext(sources, migrations);
    const web = await closingOnFailure(app, reused === undefined, async () => {
      if (!reused) await app.refuseUnsafeRoles();
      return sources.server.createWeb(app, { build: sources.pages, files, lifetime, isDevelopment: true });
    });
    if (!reused) app.hearChanges();
    loaded = { sources, app, web, busy: reused?.busy ?? new Set() };
    if (last && !reused) void retire(last);
    return loaded;
  };

  /** Serialised: two concurrent requests must not open two contexts. */
  const current = (): Promise<Loaded> => {
    loading = loading.then(renew, renew);
    return loading;
  };

  return {
    async load() {
      await current();
    },
    async answer(request, response) {
      const { web, busy } = await current();
      busy.add(response);
      response.once("close", () => busy.delete(response));
      web(request, response);
    },
    async close() {
      lifetime.isStopping = true;
      await loading.catch(() => undefined);
      if (loaded) await retire(loaded);
    },
  };
}

function openContext({ config, context }: Sources, migrations: string): AppContext {
  return context.createContext(config.configFromEnvironment(), { process: "web", migrations });
}

/** A failure must not leave a new context open. */
async function closingOnFailure<Made>(
  app: AppContext,
  isNew: boolean,
  make: () => Promise<Made>,
): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (isNew) await app.close();
    throw error;
  }
}

async function retire({ app, busy }: Loaded): Promise<void> {
  app.changes.end();
  for (let waited = 0; busy.size > 0 && waited < lastAnswerMs; waited += 50) await sleep(50);
  await app.close();
}
