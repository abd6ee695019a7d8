import { basename } from "node:path";
import type { Plugin } from "vite";
import { isLocale, locales } from "../app/i18n/locale.ts";
import { allMessages, isRouteFile, isViewFile, withWords, wordsFile, wordsWantedBy } from "./words-files.ts";
import type { Tree } from "./words-of-view.ts";

/** In place of the content hash of a build: the response is always compiled from the current messages. */
const noHash = "live";
const address = /^\/assets\/words\.([\w-]+?)\.([\w.-]+)-live\.json$/;
const messages = /\/app\/i18n\/messages\/[\w-]+\/[\w-]+\.json$/;

/**
 * The messages of views in development, compiled when the browser asks for them. An edited text replaces the old one in
 * open pages without a reload (dev/edited-words.ts). If keys were added or removed, the views are transformed again, as
 * one may use a key that did not exist before, and pages reload.
 */
export function liveWords(): Plugin {
  let root = "";
  /** Every view that was transformed, and the keys of each message file. */
  const views = new Set<string>();
  const keysBefore = new Map<string, string>();
  /** The last response by address: an editor may have truncated a file that it is about to write. */
  const served = new Map<string, string>();
  return {
    name: "longspring:live-words",
    enforce: "post",
    apply: "serve",
    configResolved(config) {
      root = config.root;
      for (const locale of locales)
        for (const [namespace, tree] of Object.entries(allMessages(root, locale)))
          keysBefore.set(`${root}/app/i18n/messages/${locale}/${namespace}.json`, keysOf(tree));
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const { url = "" } = request;
        const [, locale, path = ""] = address.exec(url) ?? [];
        if (!isLocale(locale)) {
          next();
          return;
        }
        const text = ifWhole(() => wordsFile(root, locale, path)) ?? served.get(url) ?? "{}";
        served.set(url, text);
        response.setHeader("Content-Type", "application/json");
        response.setHeader("Cache-Control", "no-store");
        response.end(text);
      });
    },
    transform(code, id, options) {
      if (options?.ssr === true || id.includes("?")) return null;
      if (id.endsWith("/app/entry.client.tsx"))
        return { code: `import "${root}/scripts/dev/edited-words.ts";\n${code}`, map: null };
      if (!isViewFile(id)) return null;
      const wanted = wordsWantedBy(root, id, code).map((path) => ({
        path,
        hashes: locales.map(() => JSON.stringify(noHash)),
      }));
      views.add(id);
      if (wanted.length === 0 && !isRouteFile(id)) return null;
      // Each waits, so that a view replaced by a hot update has its messages before it is rendered.
      return { code: withWords(root, code, wanted, true), map: null };
    },
    async hotUpdate({ file, read }) {
      if (!messages.test(file)) return;
      // Vite has invalidated the server's modules already; only open pages are left to update.
      if (this.environment.name !== "client") return [];
      const { moduleGraph, hot } = this.environment;
      const namespace = basename(file, ".json");
      const text = await read();
      const tree = ifWhole(() => JSON.parse(text) as Tree);
      if (tree === undefined) return [];
      const keys = keysOf(tree);
      const isSame = keysBefore.get(file) === keys;
      keysBefore.set(file, keys);
      if (isSame) {
        hot.send({ type: "custom", event: "longspring:words", data: { namespace } });
        return [];
      }
      for (const id of views) {
        const view = moduleGraph.getModuleById(id);
        if (view) moduleGraph.invalidateModule(view);
      }
      hot.send({ type: "full-reload" });
      return [];
    },
  };
}

/** Undefined if the file is only partly written. */
function ifWhole<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function keysOf(tree: Tree): string {
  return Object.entries(tree)
    .map(([key, value]) => (typeof value === "string" ? key : `${key}{${keysOf(value)}}`))
    .join();
}
