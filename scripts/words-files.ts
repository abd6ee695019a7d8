import compile from "icu-minify/compile";
import { readdirSync, readFileSync } from "node:fs";
import { wordsAt, wordsOfView, type Tree, type WordsPath } from "./words-of-view.ts";

type Compiled = { [key: string]: ReturnType<typeof compile> | Compiled };

/** Views, except the component that labels codes: its callers name the group of labels that they need. */
export const isViewFile = (id: string): boolean =>
  /\/app\/(?:root\.tsx?$|components\/|routes\/)/.test(id) &&
  /\.tsx?$/.test(id) &&
  !id.endsWith("/components/ui/term.tsx");
export const isRouteFile = (id: string): boolean => id.includes("/app/routes/") && id.endsWith("/route.tsx");

/** The messages that a view may show, read from its code. The common ones come with the root, which is in every page. */
export function wordsWantedBy(root: string, id: string, code: string): WordsPath[] {
  const paths = wordsOfView(code, allMessages(root, "en")).filter((path) => path !== "common");
  return id.endsWith("/app/root.tsx") ? ["common", ...paths] : paths;
}

/**
 * A view's code with its messages: when loaded it fetches each path, whose file name ends in one of the given hashes by
 * language. A module that `waits` finishes loading after them.
 */
export function withWords(
  root: string,
  code: string,
  wanted: readonly { path: WordsPath; hashes: readonly string[] }[],
  waits: boolean,
): string {
  const here = `import { want as $want, wordsReady as $wordsReady } from "${root}/app/i18n/browser-words.ts";\n`;
  const wants = wanted.map(({ path, hashes }) => `$want(${[JSON.stringify(path), ...hashes].join(", ")});\n`);
  return `${here}${wants.join("")}${code}\n${waits ? "await $wordsReady();\n" : ""}`;
}

/** The compiled words at a path in one language, as JSON. */
export function wordsFile(root: string, locale: string, path: WordsPath): string {
  const [namespace = ""] = path.split(".");
  const tree = compiled(wordsAt(path, readMessages(root, locale, namespace)));
  return JSON.stringify({ [namespace]: tree });
}

export function compiled(tree: Tree): Compiled {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === "string" ? compile(value) : compiled(value),
    ]),
  );
}

/** By namespace. */
export function allMessages(root: string, locale: string): Record<string, Tree> {
  const names = readdirSync(`${root}/app/i18n/messages/${locale}`).map((file) => file.replace(/\.json$/, ""));
  return Object.fromEntries(names.map((name) => [name, readMessages(root, locale, name)]));
}

function readMessages(root: string, locale: string, namespace: string): Tree {
  return JSON.parse(readFileSync(`${root}/app/i18n/messages/${locale}/${namespace}.json`, "utf8")) as Tree;
}
