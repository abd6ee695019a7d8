import { describe, expect, test } from "vitest";
import { measuredDrawdowns } from "#app/domain/figures/measured.ts";
import { counterTerms } from "#app/domain/offers/negotiation/counter.ts";
import { changedTerms } from "#app/domain/offers/negotiation/negotiation.ts";
import { offerTermsSchema } from "#app/domain/offers/terms/offer-terms.ts";
import { termFacts } from "#app/integrations/sheets/term-facts.ts";
import { equityTermsJson } from "#tests/factories/domain/content.ts";
import { termsJson } from "#tests/factories/agreements.ts";

const loan = termsJson(500_000_000n);
const equity = equityTermsJson();
const sheet = (stored: object) => ({ terms: offerTermsSchema.parse(stored), ratePercent: null });

describe("the promised speed of an offer", () => {
  test.each([
    ["a loan", loan],
    ["equity", equity],
  ])("is a term of %s that differs between versions, and is absent from old ones", (_, stored) => {
    const before = sheet(stored);
    expect(before.terms.drawdownDays).toBeUndefined();
    expect(changedTerms(before, sheet({ ...stored, drawdownDays: 15 }))).toEqual(["drawdownDays"]);
    expect(changedTerms(sheet({ ...stored, drawdownDays: 15 }), before)).toEqual(["drawdownDays"]);
  });

  test("is unchanged in a counter-offer", () => {
    const { terms } = sheet({ ...loan, drawdownDays: 15 });
    expect(counterTerms(terms, { termMonths: 36 })).toMatchObject({ termMonths: 36, drawdownDays: 15 });
  });

  const plain = { ratePercent: null, commitment: "capital" } as const;

  test("is shown on the term sheet in both languages, and nothing is shown where none is promised", () => {
    const { terms } = sheet({ ...equity, drawdownDays: 15 });
    expect(termFacts("en", { terms, ...plain }).at(-1)).toEqual({
      label: "First money, promised",
      value: "within 15 working days of the acceptance",
    });
    expect(termFacts("zh-CN", { terms, ...plain }).at(-1)).toEqual({
      label: "首笔到账（承诺）",
      value: "接受后 15 个工作日内",
    });
    const silent = termFacts("en", { ...sheet(equity), ...plain }).map(({ label }) => label);
    expect(silent).not.toContain("First money, promised");
  });
});

test.each([
  [0, null, null],
  [4, "12.0", null],
  [5, "12.5", 12.5],
])("of %i deals with a median of %s, %s is shown", (deals, median, shown) => {
  expect(measuredDrawdowns(deals, median)).toEqual({ deals, medianWorkingDays: shown });
});
