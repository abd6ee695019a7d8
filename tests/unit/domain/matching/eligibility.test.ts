import { describe, expect, test } from "vitest";
import type { Miss } from "#app/domain/matching/eligibility.ts";
import { eligibilityOf, isEligible, missGroupOf } from "#app/domain/matching/eligibility.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/facts.ts";
import { mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";

const missed = (change: Partial<ProspectFacts>, demand: Partial<MandateTerms> = {}): readonly Miss[] => {
  const { misses, closed } = eligibilityOf(prospectFacts(change), mandateTerms(demand), today);
  return [...misses, ...closed];
};

test("a prospect that meets every criterion of a mandate with room is eligible", () => {
  expect(missed({})).toEqual([]);
  expect(isEligible(prospectFacts(), mandateTerms(), today)).toBe(true);
});

describe("what isn't met", () => {
  test.each<[string, Partial<ProspectFacts>, Partial<MandateTerms>, Miss["criterion"]]>([
    ["no instrument in common", { instruments: ["equity"] }, { priceMinBp: 330 }, "instrument"],
    ["another sector", { sector: "agri-food/food-products" }, {}, "sector"],
    ["an excluded branch of a sector", { sector: "new-materials/light-alloys" }, {}, "sector"],
    ["another district", {}, { districts: ["2201/220104"] }, "district"],
    ["another stage", { stage: "seed" }, {}, "stage"],
    ["other security", { securities: ["equipment"] }, {}, "security"],
    ["no security", { securities: ["none"] }, {}, "security"],
    ["an ask above the range", {}, { amountMaxFen: 499_999_999n }, "amount"],
    ["an ask below the range", {}, { amountMinFen: 600_000_001n }, "amount"],
    ["a longer term", {}, { termMonthsMax: 23 }, "term"],
    ["a shorter term", {}, { termMonthsMin: 25 }, "term"],
    ["less revenue", { revenueFen: 999_999_999n }, {}, "revenue"],
    ["a day too young", { establishedOn: "2023-11-26" }, {}, "age"],
    ["another recognition", { recognitions: ["little_giant"] }, {}, "recognition"],
    ["a price above its limit", { maxRateBp: 329 }, {}, "price"],
    ["a mandate that isn't open", {}, { open: false }, "open"],
    ["a mandate not yet in force", {}, { validFrom: "2026-11-26" }, "validity"],
    ["a mandate that has ended", {}, { validUntil: "2026-11-24" }, "validity"],
    ["a budget below its ask", {}, { budgetLeftFen: 499_999_999n }, "budget"],
    ["no place for an introduction", {}, { introductionsLeft: 0 }, "introductions"],
  ])("%s", (_, change, demand, criterion) => {
    expect(missed(change, demand).map((miss) => miss.criterion)).toContain(criterion);
    expect(isEligible(prospectFacts(change), mandateTerms(demand), today)).toBe(false);
  });
});

describe("what is just met", () => {
  test.each<[string, Partial<ProspectFacts>, Partial<MandateTerms>]>([
    ["the exact ceiling and floor", {}, { amountMaxFen: 500_000_000n, amountMinFen: 500_000_000n }],
    ["the exact revenue", { revenueFen: 1_000_000_000n }, {}],
    ["the very day of an age", { establishedOn: "2023-11-25" }, {}],
    ["the cheap end of a price band", { maxRateBp: 330 }, {}],
    ["the last day", {}, { validUntil: today }],
    ["the first day", {}, { validFrom: today }],
    ["the last of a budget", {}, { budgetLeftFen: 500_000_000n }],
    [
      "a mandate that also lends without security",
      { securities: ["equipment"] },
      { securitiesAccepted: ["none"] },
    ],
    ["a branch of an included sector", { sector: "photonics/sensors" }, {}],
    [
      "a world's own codes",
      { sector: "62/6221/622110" },
      { sectorsIncluded: ["62/6221"], sectorsExcluded: [] },
    ],
  ])("%s", (_, change, demand) => {
    expect(missed(change, demand)).toEqual([]);
  });
});

describe("what is unknown never passes", () => {
  test.each<[Partial<ProspectFacts>, Miss["criterion"]]>([
    [{ instruments: [] }, "instrument"],
    [{ sector: null }, "sector"],
    [{ sector: "new-materials" }, "sector"],
    [{ district: null }, "district"],
    [{ stage: null }, "stage"],
    [{ securities: null }, "security"],
    [{ amountMinFen: null }, "amount"],
    [{ amountMaxFen: null }, "amount"],
    [{ termMonthsMin: null }, "term"],
    [{ termMonthsMax: null }, "term"],
    [{ revenueFen: null }, "revenue"],
    [{ establishedOn: null }, "age"],
    [{ recognitions: null }, "recognition"],
  ])("%o", (change, criterion) => {
    expect(missed(change)).toEqual([{ criterion, outcome: "unknown" }]);
  });

  test("a price that the mandate doesn't state, where the company has a limit", () => {
    expect(missed({}, { priceMinBp: null, priceMaxBp: null })).toEqual([
      { criterion: "price", outcome: "unknown" },
    ]);
    expect(missed({ maxRateBp: null }, { priceMinBp: null, priceMaxBp: null })).toEqual([]);
    expect(missed({ maxRateBp: 419 }, { priceMinBp: null })).toEqual([
      { criterion: "price", outcome: "unknown" },
    ]);
  });

  test("but what nobody demands may stay unknown", () => {
    const silent = mandateTerms({
      sectorsIncluded: [],
      sectorsExcluded: [],
      districts: [],
      stages: [],
      securitiesAccepted: [],
      amountMinFen: null,
      amountMaxFen: null,
      termMonthsMin: null,
      termMonthsMax: null,
      minRevenueFen: null,
      minAgeMonths: null,
      recognitionsAny: [],
    });
    const unknown = prospectFacts({
      sector: null,
      district: null,
      stage: null,
      securities: null,
      amountMinFen: null,
      amountMaxFen: null,
      termMonthsMin: null,
      termMonthsMax: null,
      revenueFen: null,
      establishedOn: null,
      recognitions: null,
      maxRateBp: null,
    });
    expect(isEligible(unknown, silent, today)).toBe(true);
  });
});

test("where both take equity, term, security and price stop nothing", () => {
  const equity = { instruments: ["equity"], termMonthsMin: null, termMonthsMax: null, securities: ["none"] };
  expect(missed(equity, { instruments: ["equity"], priceMinBp: null, priceMaxBp: null })).toEqual([]);
});

test.each<[Partial<ProspectFacts>, Partial<MandateTerms>, string | null]>([
  [{}, {}, null],
  [{ revenueFen: 0n, sector: "agri-food/food-products" }, {}, "sector_or_instrument"],
  [{ revenueFen: 0n }, { amountMaxFen: 1n }, "amount_or_term"],
  [{ revenueFen: 0n, recognitions: [] }, {}, "revenue_or_age"],
  [{ stage: "seed" }, {}, "other"],
  [{ revenueFen: 0n }, { open: false }, "closed"],
])("%o against %o is counted under “%s”", (change, demand, group) => {
  expect(missGroupOf(eligibilityOf(prospectFacts(change), mandateTerms(demand), today))).toBe(group);
});
