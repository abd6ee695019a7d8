import { expect, test } from "vitest";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

/** How many other near misses the change of a mandate would bring in: of all, or of the newest alone. */
const { app, given } = openWith(marketIn, {}, { isEmptied: true });
const { list, refresh } = given;
const web = testWeb(app, builtPages, "en");
const day = 86_400_000;

/** A mandate that so many prospects miss by their revenue alone, one published each day. */
async function missedBy(prospects: number) {
  const mandate = await given.activeMandate(undefined, { minRevenueFen: 4_000_000_000n });
  for (let n = 0; n < prospects; n += 1)
    await given.prospect({ revenueMostFen: 3_000_000_000n, publishedAt: new Date(Date.now() - n * day) });
  await refresh(mandate);
  return mandate;
}

async function everyNearMiss(mandate: Awaited<ReturnType<typeof missedBy>>) {
  const rows: { others: number; othersAmong: number | null }[] = [];
  for (let after: string | null = null, page = 0; page < 9; page += 1) {
    const { opportunities } = await list(mandate, { view: "near", after });
    rows.push(...(opportunities?.nearMisses ?? []));
    after = opportunities?.next ?? null;
    if (after === null) break;
  }
  return rows.map(({ others, othersAmong }) => [others, othersAmong]);
}

test("up to sixty near misses, each is judged against all others", async () => {
  const rows = await everyNearMiss(await missedBy(60));
  expect(rows).toEqual(Array.from({ length: 60 }, () => [59, null]));
});

test("of more near misses the newest sixty are judged, on every page the same, and the page says so", async () => {
  const mandate = await missedBy(65);
  expect(await everyNearMiss(mandate)).toEqual([
    ...Array.from({ length: 60 }, () => [59, 60]),
    ...Array.from({ length: 5 }, () => [60, 60]),
  ]);
  const browser = web.browser(web.sessions.institution(mandate.institution));
  const { text } = await browser.get(`/institution/opportunities?mandate=${mandate.id}&view=near`);
  expect(visibleText(text)).toContain("Of the newest 60 near misses 59 more would fit as well.");
});
