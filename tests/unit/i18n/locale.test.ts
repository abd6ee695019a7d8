import { expect, test } from "vitest";
import { detectLocale, readCookie } from "#app/i18n/locale.ts";

test.each([
  ["the stored choice comes first", "locale=en", "zh-CN,zh;q=0.9", "en"],
  ["an unknown choice is no choice", "locale=fr", "zh-CN", "zh-CN"],
  ["the first wish that can be met", null, "fr-FR, zh-TW;q=0.8, en;q=0.5", "zh-CN"],
  ["weights count, not the order", null, "zh;q=0.3, en-GB;q=0.7", "en"],
  ["q=0 is a refusal", null, "zh;q=0, en;q=0.1", "en"],
  ["a wish of any language", null, "*", "en"],
  ["nothing said", null, null, "en"],
  ["nonsense", null, ";;;,,q=x", "en"],
])("%s", (_, cookie, wishes, locale) => {
  expect(detectLocale(cookie, wishes)).toBe(locale);
});

test("the cookie is found among others", () => {
  expect(readCookie("a=1; theme=dark; b=2", "theme")).toBe("dark");
  expect(readCookie("xtheme=dark", "theme")).toBeUndefined();
  expect(readCookie(null, "theme")).toBeUndefined();
});
