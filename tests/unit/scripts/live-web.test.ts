import { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ViteDevServer } from "vite";
import { expect, test } from "vitest";
import { liveWeb } from "#scripts/dev/live-web.ts";

interface FakeContext {
  isClosed: boolean;
}

/** Sources as Vite returns them: a module is a new object once it, or one of its imports, was edited. */
function openSources() {
  const contexts: FakeContext[] = [];
  const answered: ServerResponse[] = [];
  const load: Record<string, () => object> = {
    "/app/config.server.ts": () => ({ configFromEnvironment: () => ({}) }),
    "/app/context.server.ts": () => ({
      createContext: () => {
        const context: FakeContext = { isClosed: false };
        contexts.push(context);
        return {
          refuseUnsafeRoles: async () => undefined,
          hearChanges: () => undefined,
          changes: { end: () => undefined },
          close: async () => void (context.isClosed = true),
        };
      },
    }),
    "/app/http/server/server.server.ts": () => ({
      createWeb: () => (_request: IncomingMessage, response: ServerResponse) => void answered.push(response),
    }),
    "virtual:remix/server-build": () => ({}),
  };
  const modules = new Map<string, object>();
  const edit = (url: string): void => void modules.set(url, load[url]?.() ?? {});
  for (const url of Object.keys(load)) edit(url);
  const vite = { ssrLoadModule: async (url: string) => modules.get(url) } as unknown as ViteDevServer;
  return {
    contexts,
    answered,
    edit,
    breakSource: (url: string) => void modules.delete(url),
    live: liveWeb(vite, { files: "public", migrations: "db/migrations" }),
  };
}

const response = () => new EventEmitter() as unknown as ServerResponse;
const ask = {} as IncomingMessage;

test("concurrent requests share one context", async () => {
  const { live, contexts, answered } = openSources();
  await Promise.all([live.answer(ask, response()), live.answer(ask, response())]);
  expect([contexts.length, answered.length]).toEqual([1, 2]);
});

test("an edited page or server reuses the context and its pools", async () => {
  const { live, contexts, edit } = openSources();
  await live.load();
  edit("virtual:remix/server-build");
  await live.load();
  edit("/app/http/server/server.server.ts");
  await live.load();
  expect(contexts).toEqual([{ isClosed: false }]);
});

test("an edited context replaces the last, which is closed after its last response", async () => {
  const { live, contexts, edit } = openSources();
  const slow = response();
  await live.answer(ask, slow);
  edit("/app/context.server.ts");
  await live.answer(ask, response());
  expect(contexts).toEqual([{ isClosed: false }, { isClosed: false }]);
  slow.emit("close");
  await expect.poll(() => contexts[0]?.isClosed).toBe(true);
  expect(contexts[1]).toEqual({ isClosed: false });
});

test("sources that do not load are retried with the next request", async () => {
  const { live, contexts, edit, breakSource } = openSources();
  breakSource("/app/http/server/server.server.ts");
  await expect(live.load()).rejects.toThrow();
  edit("/app/http/server/server.server.ts");
  await live.load();
  expect(contexts.filter(({ isClosed }) => !isClosed)).toHaveLength(1);
});

test("closing the server closes the open context", async () => {
  const { live, contexts } = openSources();
  await live.load();
  await live.close();
  expect(contexts).toEqual([{ isClosed: true }]);
});
