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

const namespaces = Object.keys(messagesFor("en")) as (keyof Messages)[];

describe.each(namespaces)("%s", (namespace) => {
  const en = new Map(leaves(messagesFor("en")[namespace]));
  const zh = new Map(leaves(messagesFor("zh-CN")[namespace]));

  test("has the same keys in both languages", () => {
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
  });

  test("takes the same values in both languages", () => {
    for (const [path, words] of en)
      expect([path, ...valuesIn(zh.get(path) ?? "")]).toEqual([path, ...valuesIn(words)]);
  });

  test("leaves nothing blank and is sound ICU", () => {
    for (const locale of locales) {
      for (const [path, words] of leaves(messagesFor(locale)[namespace])) {
        expect(words.trim(), path).not.toBe("");
        expect(() => compile(words), path).not.toThrow();
      }
    }
  });

  test("writes Chinese with 您, full-width marks and no exclamation", () => {
    for (const [path, words] of zh) {
      expect(words, path).not.toMatch(/[你！!]|\.{3}|…|请稍候|抱歉/);
      expect(words, path).not.toMatch(/\p{Script=Han}[,;:?]/u);
    }
  });
});

/** Names of the values that a message takes. Tags are left out: languages set their weight on other words. */
function valuesIn(words: string): string[] {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (!Array.isArray(node)) return;
    const [name, kind, ...rest] = node as unknown[];
    if (typeof name === "string" && (kind === undefined || typeof kind === "number")) {
      found.add(name);
      for (const choices of rest)
        if (typeof choices === "object") Object.values(choices ?? {}).forEach(walkAll);
    } else if (typeof name === "string") walkAll(node.slice(1));
  };
  const walkAll = (nodes: unknown): void => {
    if (Array.isArray(nodes)) nodes.forEach(walk);
  };
  walkAll(compile(words));
  return [...found].sort();
}
