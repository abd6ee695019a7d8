import { expect, test } from "vitest";
import { openParties } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { pagesOfCompany } from "#tests/support/pages/pages-of-company.ts";
import { pagesOfInstitution } from "#tests/support/pages/pages-of-institution.ts";

/** A page calls on nobody to act whose role only reads: it says what their organization does, in both languages. */
const parties = openParties();
const { app, company, institution } = parties;
const web = testWeb(app, builtPages);

/** What demands an act of the reader: of a clock, of a card on the board, and of sentences. */
const demands = {
  en: /\bYou (?:(?:were to )?(?:answer|decide|consent|accept|confirm|send|sign|pay(?! the platform nothing)|complete|provide|review|change|check|renew)\b|·)/gu,
  "zh-CN": /(?<!申)请于|待您|须由您|我方 · /gu,
};
const locales = ["en", "zh-CN"] as const;

async function demandsOn(pages: readonly string[], session: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const locale of locales) {
    const reader = web.browser(session, locale);
    for (const page of pages) {
      const { status, text } = await reader.get(page);
      expect(status, page).toBe(200);
      const said = visibleText(text.slice(text.indexOf("<main"))).match(demands[locale]) ?? [];
      if (said.length > 0) found[`${locale} ${page.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, ":id")}`] = said;
    }
  }
  return found;
}

test("a company's viewer is nowhere called on to act", async () => {
  const pages = await pagesOfCompany(parties);
  const viewer = web.sessions.company({ ...company, memberRole: "viewer" });
  expect(await demandsOn(pages, viewer)).toEqual({});
  const owner = await demandsOn(pages, web.sessions.company(company));
  expect(Object.keys(owner).length).toBeGreaterThan(10);
}, 240_000);

test("an institution's viewer is nowhere called on to act", async () => {
  const pages = await pagesOfInstitution(parties);
  const viewer = web.sessions.institution({ ...institution, memberRole: "viewer" });
  expect(await demandsOn(pages, viewer)).toEqual({});
  const owner = await demandsOn(pages, web.sessions.institution(institution));
  expect(Object.keys(owner).length).toBeGreaterThan(5);
}, 240_000);
