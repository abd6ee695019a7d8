import { expect, test } from "vitest";
import { askFitTexts } from "#app/components/prospects/editor/ask-fit-texts.ts";
import { translator } from "#app/i18n/translator.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

/** A company whose ask is met in full reads on each page that no list shows it, and no count of what misses it. */
const { app, given, db } = openGiven({}, { isEmptied: true });
const web = testWeb(app, builtPages, "en");
const fit = translator("en", "ask-fit");
const home = translator("en", "company.home");

async function pagesOf(acceptedFen: bigint) {
  const prospect = await given.publishedProspect();
  await db.update("prospect", prospect.id, { acceptedFen });
  const browser = web.browser(web.sessions.company(prospect.company));
  const [start, own] = [
    await browser.get("/company"),
    await browser.get(`/company/prospects/${prospect.id}`),
  ];
  expect([start.status, own.status]).toEqual([200, 200]);
  return { start: start.text, own: own.text };
}

test("its start page and its prospect's page say that the ask is met, and not that institutions see it", async () => {
  const { start, own } = await pagesOf(yuan(8_000_000));
  expect(start).toContain(home("unlistedMet"));
  expect(start).not.toContain(home("mandates", { count: 0 }));
  expect(own).toContain(fit("publishedMet"));
  expect(own).not.toContain(fit("published"));
});

test("while something is left to finance, they count and say so", async () => {
  const { start, own } = await pagesOf(yuan(2_000_000));
  expect(start).not.toContain(home("unlistedMet"));
  expect(start).toContain(home("mandates", { count: 0 }));
  expect(own).toContain(fit("published"));
});

test("beside its form none fits because all is agreed, not because of an answer", () => {
  const counted = { fits: 0, all: 5, changes: [] };
  expect(askFitTexts("en", { ...counted, isMet: true })).toMatchObject({
    count: fit("met"),
    text: fit("metOf"),
  });
  expect(askFitTexts("en", { ...counted, isMet: false }).count).toBe(fit("count", { count: 0 }));
});
