import compile from "icu-minify/compile";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { locales } from "../app/i18n/locale.ts";

type Tree = { [key: string]: string | Tree };
type Compiled = { [key: string]: ReturnType<typeof compile> | Compiled };

/** `terms` is large, and few pages want all of it: its states and events are fetched on their own. */
const parts: Readonly<Record<string, readonly string[]>> = {
  "terms.states": ["states"],
  "terms.events": ["events", "subjects"],
};

const messageFile = /\/app\/i18n\/messages\/[\w-]+\/[\w-]+\.json$/;
const viewFile = /\/app\/(?:root|(?:components|routes)\/.+)\.tsx?$/;
const routeFile = /\/app\/routes\/.+\/route\.tsx$/;

/**
 * How words reach pages. ICU messages are compiled when the house is built, so that the parser reaches neither the
 * browser nor a request. A view that says `useTranslations("offer")` makes the browser fetch that namespace, in the
 * page's language, beside the view's own code; a route's code is ready when its words are. Nobody keeps lists, and no
 * words travel in HTML.
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
      resolveId: (id) => (/^words(?:-of)?:/.test(id) ? `\0${id}` : null),
      load(id) {
        if (id.startsWith("\0words:")) return wanting(root, id.slice("\0words:".length));
        if (id.startsWith("\0words-of:")) return only(root, id.slice("\0words-of:".length));
        return null;
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
        const file = id.split("?", 1)[0] ?? id;
        if (options?.ssr === true || !viewFile.test(file)) return null;
        const imports = wordsOf(code).map((path) => `import "words:${path}";\n`);
        const isRoute = routeFile.test(file) && !id.includes("?");
        if (imports.length === 0 && !isRoute) return null;
        const ready = `import { wordsReady } from "${root}/app/i18n/browser-words.ts";\n`;
        return {
          code: `${imports.join("")}${isRoute ? ready : ""}${code}${isRoute ? "\nawait wordsReady();\n" : ""}`,
          map: null,
        };
      },
    },
  ];
}

/** The namespaces, or parts of one, that a view names. */
function wordsOf(code: string): string[] {
  const named = [...code.matchAll(/\buseTranslations\(\s*["'`]([\w.-]+)["'`]\s*\)/g)].map(
    ([, path = ""]) => path,
  );
  const wanted = named.map(
    (path) =>
      Object.keys(parts).find((part) => `${path}.`.startsWith(`${part}.`)) ?? path.split(".")[0] ?? path,
  );
  return [...new Set(wanted)].sort();
}

/** A module that asks for words: imported by each view that uses them. */
function wanting(root: string, path: string): string {
  const loads = locales.map(
    (locale) => `${JSON.stringify(locale)}: () => import("words-of:${locale}/${path}")`,
  );
  return `import { want } from "${root}/app/i18n/browser-words.ts";\nwant(${JSON.stringify(path)}, { ${loads.join(", ")} });\n`;
}

/** The words themselves: one namespace, or its part, in one language. */
function only(root: string, address: string): string {
  const [locale = "", path = ""] = address.split("/");
  const [namespace = ""] = path.split(".");
  const all = JSON.parse(
    readFileSync(`${root}/app/i18n/messages/${locale}/${namespace}.json`, "utf8"),
  ) as Tree;
  const elsewhere = Object.entries(parts).flatMap(([part, keys]) =>
    part.startsWith(`${namespace}.`) ? keys : [],
  );
  const part = parts[path];
  const belongs = (key: string) => part?.includes(key) ?? !elsewhere.includes(key);
  const tree: Tree = Object.fromEntries(Object.entries(all).filter(([key]) => belongs(key)));
  return `export default ${JSON.stringify({ [namespace]: compiled(tree) })};\n`;
}

function compiled(tree: Tree): Compiled {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === "string" ? compile(value) : compiled(value),
    ]),
  );
}
