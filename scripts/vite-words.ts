import compile from "icu-minify/compile";
import { readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { locales } from "../app/i18n/locale.ts";
import { wordsAt, wordsOfView, type Tree, type WordsPath } from "./words-of-view.ts";

type Compiled = { [key: string]: ReturnType<typeof compile> | Compiled };

const messageFile = /\/app\/i18n\/messages\/[\w-]+\/[\w-]+\.json$/;
/** Views; but the labels of codes are asked for by those who name their group, not by the component. */
const isViewFile = (id: string): boolean =>
  /\/app\/(?:root\.tsx?$|components\/|routes\/)/.test(id) &&
  /\.tsx?$/.test(id) &&
  !id.endsWith("/components/ui/term.tsx");
const isRouteFile = (id: string): boolean => id.includes("/app/routes/") && id.endsWith("/route.tsx");

/**
 * How words reach pages. ICU messages are compiled by the build, so that the parser reaches neither the
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
      transform(code, id, options) {
        if (options?.ssr === true || id.includes("?") || !isViewFile(id)) return null;
        const wanted = wordsWantedBy(id, code, allMessages(root)).map((path) => {
          const hashes = locales.map((locale) => {
            const file = this.emitFile({ type: "asset", ...wordsFile(root, locale, path) });
            return `import.meta.ROLLUP_FILE_URL_${file}`; // only its hash: see below
          });
          return `$want(${[JSON.stringify(path), ...hashes].join(", ")});\n`;
        });
        const isRoute = isRouteFile(id);
        if (wanted.length === 0 && !isRoute) return null;
        const here = `import { want as $want, wordsReady as $wordsReady } from "${root}/app/i18n/browser-words.ts";\n`;
        const ready = isRoute ? "await $wordsReady();\n" : "";
        return { code: `${here}${wanted.join("")}${code}\n${ready}`, map: null };
      },
      /** The rest of a file's name is its path and language, which the browser knows. */
      resolveFileUrl({ fileName }) {
        const hash = /^assets\/words\..+-([\w-]{8})\.json$/.exec(fileName)?.[1];
        return hash === undefined ? null : JSON.stringify(hash);
      },
    },
  ];
}

/** What is common comes with the root, which is in every page. */
function wordsWantedBy(id: string, code: string, messages: Record<string, Tree>): WordsPath[] {
  const paths = wordsOfView(code, messages).filter((path) => path !== "common");
  return id.endsWith("/app/root.tsx") ? ["common", ...paths] : paths;
}

/** The words at a path in one language, as a file of the build; its name bears its content's hash. */
function wordsFile(root: string, locale: string, path: WordsPath): { name: string; source: string } {
  const [namespace = ""] = path.split(".");
  const tree = compiled(wordsAt(path, readMessages(root, locale, namespace)));
  return {
    name: `words.${locale}.${path}.json`,
    source: JSON.stringify({ [namespace]: tree }),
  };
}

function allMessages(root: string): Record<string, Tree> {
  const names = readdirSync(`${root}/app/i18n/messages/en`).map((file) => file.replace(/\.json$/, ""));
  return Object.fromEntries(names.map((name) => [name, readMessages(root, "en", name)]));
}

function readMessages(root: string, locale: string, namespace: string): Tree {
  return JSON.parse(readFileSync(`${root}/app/i18n/messages/${locale}/${namespace}.json`, "utf8")) as Tree;
}

function compiled(tree: Tree): Compiled {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === "string" ? compile(value) : compiled(value),
    ]),
  );
}
