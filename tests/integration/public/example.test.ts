import { describe, expect, test } from "vitest";
import { exampleMatch } from "#app/domain/matching/example-match.ts";
import { formatExample } from "#app/http/answers/format-example.server.ts";
import { locales } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

/** The worked example that visitors see is what the matcher computes. */
const app = openTestApp();
const { criteria, score, reasons } = exampleMatch();
const textOf = (html: string) => html.replaceAll(/<!--.*?-->/gu, "").replaceAll("&amp;", "&");

describe.each(locales)("the worked example in %s", (locale) => {
  const web = testWeb(app, builtPages, locale);
  const t = translator(locale, "public");
  const shown = formatExample(locale);

  test("has each criterion of the matcher with both values, its mark and its place, without signing in", async () => {
    const { status, text } = await web.browser("").get("/");
    const page = textOf(text);
    expect(status).toBe(200);
    expect(page).toContain(t("slip.kicker"));
    expect(page).toContain(shown.standing.whole);
    expect(shown.criteria.map(({ key }) => key)).toEqual(criteria.map(({ criterion }) => criterion));
    for (const { label, wanted, has } of shown.criteria)
      for (const value of [label, wanted, has]) expect(page).toContain(value);
    const rows = criteria.map(({ outcome }) => outcome);
    expect(rows.filter((outcome) => outcome === "not_met")).toHaveLength(
      page.match(/data-row="not"/gu)?.length ?? 0,
    );
  });

  test("adds up on the page of the ranking as the matcher does", async () => {
    const { text } = await web.browser("").get("/how-ranking-works");
    expect(textOf(text)).toContain(t("ranking.sumTitle", { score }));
    const points = shown.reasons.map(({ points: one }) => one);
    expect(points.reduce((sum, one) => sum + one, 50)).toBe(score);
    expect(points.slice(0, reasons.length)).toEqual(reasons.map(({ points: one }) => one));
    for (const { text: reason } of shown.reasons) expect(textOf(text)).toContain(reason);
  });
});
