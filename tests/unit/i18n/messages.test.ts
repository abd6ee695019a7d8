import { readFileSync } from "node:fs";
import compile from "icu-minify/compile";
import { describe, expect, test } from "vitest";
import { locales } from "#app/i18n/locale.ts";
import { messagesFor, type Messages } from "#app/i18n/messages.ts";

/** Every message with its path. */
function leaves(tree: object, path: string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "string"
      ? [[[...path, key].join(" › "), value] as [string, string]]
      : leaves(value as object, [...path, key]),
  );
}

/** How icu-minify writes a plural, and `#` as 0. */
const plural = 2;

const namespaces = Object.keys(messagesFor("en")) as (keyof Messages)[];

describe.each(namespaces)("%s", (namespace) => {
  const en = new Map(leaves(messagesFor("en")[namespace]));
  const zh = new Map(leaves(messagesFor("zh-CN")[namespace]));

  test("has the same keys in both languages", () => {
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
  });

  test("takes the same parameters in both languages, except counts that only choose an English plural", () => {
    for (const [path, words] of en) {
      const [here, there] = [valuesIn(words), valuesIn(zh.get(path) ?? "")];
      const expected = [...here]
        .filter(([name, isOnlyPlural]) => !isOnlyPlural || there.has(name))
        .map(([name]) => name);
      expect([path, ...[...there.keys()].sort()]).toEqual([path, ...expected.sort()]);
    }
  });

  test("names each key once in its file", () => {
    for (const locale of locales) {
      const written = readFileSync(`app/i18n/messages/${locale}/${namespace}.json`, "utf8").trim();
      expect(written.split("\n").length).toBe(
        JSON.stringify(JSON.parse(written), null, 2).split("\n").length,
      );
    }
  });

  test("has no blank and is valid ICU", () => {
    for (const locale of locales) {
      for (const [path, words] of leaves(messagesFor(locale)[namespace])) {
        expect(words.trim(), path).not.toBe("");
        expect(() => compile(words), path).not.toThrow();
      }
    }
  });

  test("writes Chinese with 您, full-width punctuation and no exclamation mark", () => {
    for (const [path, words] of zh) {
      expect(words, path).not.toMatch(/[你！!]|\.{3}|…|请稍候|抱歉/);
      expect(words, path).not.toMatch(/\p{Script=Han}[,;:?]/u);
    }
  });

  test("keeps the Chinese word of default for unpaid bills: a step that is late is none", () => {
    if (namespace.startsWith("billing")) return;
    for (const [path, words] of zh) expect(words, path).not.toContain("逾期");
  });
});

/** The values that a message takes, and of each whether it only chooses a plural. Tags are left out. */
function valuesIn(words: string): Map<string, boolean> {
  const found = new Map<string, boolean>();
  const walk = (node: unknown): void => {
    if (!Array.isArray(node)) return;
    const [name, kind, choices] = node as unknown[];
    if (typeof name !== "string") return;
    if (kind !== undefined && typeof kind !== "number") {
      walkAll(node.slice(1));
      return;
    }
    const isPlural =
      kind === plural && !JSON.stringify(choices).includes("0,") && !/,0\]/.test(JSON.stringify(choices));
    found.set(name, (found.get(name) ?? true) && isPlural);
    if (typeof choices === "object") Object.values(choices ?? {}).forEach(walkAll);
  };
  const walkAll = (nodes: unknown): void => {
    if (Array.isArray(nodes)) nodes.forEach(walk);
  };
  walkAll(compile(words));
  return found;
}
