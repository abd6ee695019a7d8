import { expect, test } from "vitest";
import { locales } from "#app/i18n/locale.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { rawRequest } from "#tests/support/http/raw-request.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const app = openTestApp();
const web = testWeb(app, builtPages);

const pages = [
  "/",
  "/how-ranking-works",
  "/funnel",
  "/institutions",
  "/privacy",
  "/terms",
  "/accessibility",
  "/join",
];

test.each(locales)("no character is corrupted at the boundary of two buffers: %s", async (locale) => {
  const torn: string[] = [];
  // The address of each page is a little longer than the last one's, so that the buffers end elsewhere in its text.
  for (const path of pages) {
    for (let shift = 0; shift < 6; shift += 1) {
      const { text } = await rawRequest(web.url, `${path}?${"x".repeat(shift)}`, {
        headers: { "accept-language": locale, cookie: `theme=${"dark".slice(0, shift)}` },
      });
      if (/[\u0000\ufffd]/.test(text)) torn.push(`${path} ${shift}`);
    }
  }
  expect(torn).toEqual([]);
});
