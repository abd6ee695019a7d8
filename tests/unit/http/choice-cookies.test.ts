import { expect, test } from "vitest";
import {
  agreementsShown,
  chosenLocale,
  chosenTheme,
  wereAgreementsShown,
} from "#app/http/answers/choice-cookies.server.ts";
import { detectLocale, readChoice } from "#app/i18n/locale.ts";

const [overHttps, plain] = [new Request("https://longspring.test/"), new Request("http://127.0.0.1/")];
const attributes = "Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax";

test("choices of a device are secure and host-only over HTTPS", () => {
  expect(chosenLocale(overHttps, "zh-CN")).toBe(`__Host-locale=zh-CN; Secure; ${attributes}`);
  expect(chosenTheme(overHttps, "dark")).toBe(`__Host-theme=dark; Secure; ${attributes}`);
  expect(agreementsShown(overHttps)).toMatch(/^__Host-agreements=[^;]+; Secure; /);
  expect(chosenLocale(plain, "en")).toBe(`locale=en; ${attributes}`);
});

test("are read under either name, the host-only one first", () => {
  expect(detectLocale("__Host-locale=zh-CN", "en")).toBe("zh-CN");
  expect(readChoice("theme=dark; __Host-theme=light", "theme")).toBe("light");
  expect(readChoice("theme=dark", "theme")).toBe("dark");
  for (const request of [overHttps, plain]) {
    const [cookie = ""] = agreementsShown(request).split(";", 1);
    expect(wereAgreementsShown(new Request(request, { headers: { cookie } }))).toBe(true);
    expect(wereAgreementsShown(request)).toBe(false);
  }
});
