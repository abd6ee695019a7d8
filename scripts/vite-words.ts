import type { Plugin } from "vite";
import { locales } from "../app/i18n/locale.ts";
import { compiled, isRouteFile, isViewFile, withWords, wordsFile, wordsWantedBy } from "./words-files.ts";
import { liveWords } from "./vite-live-words.ts";
import type { Tree } from "./words-of-view.ts";

const messageFile = /\/app\/i18n\/messages\/[\w-]+\/[\w-]+\.json$/;

/**
 * How words reach pages. ICU messages are compiled at build time, so that the parser reaches neither the
 * browser nor a request. What a view may say is read from its code (words-of-view.ts): beside the view's code the
 * browser fetches those words as JSON, in the page's language, and a route's code is ready when its words are. Nobody
 * keeps lists, no words travel in HTML, and none are JavaScript.
 */
export function words(): Plugin[] {
  let root = "";
  return [
    {
      name: "longspring:compiled-messages",
      enforce: "pre",
      config: () => ({
        resolve: {
          alias: [{ find: /^use-intl\/format-message$/, replacement: "use-intl/format-message/format-only" }],
        },
        // Bundled, so that the alias holds on the server, too.
        ssr: { noExternal: ["use-intl", "icu-minify"] },
      }),
      configResolved(config) {
        root = config.root;
      },
      transform(code, id) {
        if (!messageFile.test(id)) return null;
        return { code: JSON.stringify(compiled(JSON.parse(code) as Tree)), map: null };
      },
    },
    {
      name: "longspring:words-of-views",
      enforce: "post",
      apply: "build",
      transform(code, id, options) {
        if (options?.ssr === true || id.includes("?") || !isViewFile(id)) return null;
        const wanted = wordsWantedBy(root, id, code).map((path) => ({
          path,
          hashes: locales.map((locale) => {
            const name = `words.${locale}.${path}.json`;
            const file = this.emitFile({ type: "asset", name, source: wordsFile(root, locale, path) });
            return `import.meta.ROLLUP_FILE_URL_${file}`; // only its hash: see below
          }),
        }));
        const isRoute = isRouteFile(id);
        if (wanted.length === 0 && !isRoute) return null;
        return { code: withWords(root, code, wanted, isRoute), map: null };
      },
      /** The rest of a file's name is its path and language, which the browser knows. */
      resolveFileUrl({ fileName }) {
        const hash = /^assets\/words\..+-([\w-]{8})\.json$/.exec(fileName)?.[1];
        return hash === undefined ? null : JSON.stringify(hash);
      },
    },
    liveWords(),
  ];
}
