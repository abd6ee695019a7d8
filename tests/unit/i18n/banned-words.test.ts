import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Words that misled readers once, and what a first look by one person must not be called. */
const banned: Readonly<Record<string, RegExp>> = {
  en: /leave it unwritten|present password|sign and draw|oops|please wait/iu,
  "zh-CN": /(?:初次|首次)复核|复核(?:中|通过后发布)|签约提款/u,
};

test("no message has words that misled its readers", () => {
  for (const [locale, words] of Object.entries(banned)) {
    for (const file of globSync(`app/i18n/messages/${locale}/*.json`)) {
      const found = readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => words.test(line.slice(line.indexOf(":"))));
      expect(found, file).toEqual([]);
    }
  }
});

test("found words are marked in our own colour, not in the browser's yellow", () => {
  const css = readFileSync("app/styles/base.css", "utf8");
  expect(/\nmark \{[^}]*background: var\(--color-[\w-]+\);/u.test(css)).toBe(true);
});
