import { describe, expect, test } from "vitest";
import type { CriterionId } from "#app/domain/matching/criteria/list.ts";
import {
  eligibilityOf,
  isCertain,
  isEligible,
  missGroupOf,
  outcomeOf,
} from "#app/domain/matching/criteria/eligibility.ts";
import { NOTHING_DEMANDED } from "#app/domain/matching/criteria/demands.ts";
import { type MandateTerms, NOTHING_KNOWN } from "#app/domain/matching/criteria/facts.ts";
import { type FactsChange, mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";

const missed = (change: FactsChange, demand: Partial<MandateTerms> = {}): readonly CriterionId[] => {
  const { misses, closed } = eligibilityOf(prospectFacts(change), mandateTerms(demand), today);
  return [...misses, ...closed];
};

test("a prospect that meets every criterion of a mandate with room is eligible", () => {
  expect(missed({})).toEqual([]);
  expect(isEligible(prospectFacts(), mandateTerms(), today)).toBe(true);
  expect(isCertain(prospectFacts(), mandateTerms(), today)).toBe(true);
});

describe("a prospect that misses a criterion", () => {
  test.each<[string, FactsChange, Partial<MandateTerms>, CriterionId]>([
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
  ])("is not eligible: %s", (_, change, demand, criterion) => {
    expect(missed(change, demand)).toContain(criterion);
    expect(isEligible(prospectFacts(change), mandateTerms(demand), today)).toBe(false);
  });
});

describe("a prospect that just meets a criterion", () => {
  test.each<[string, FactsChange, Partial<MandateTerms>]>([
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
      "a dataset's own codes",
      { sector: "62/6221/622110" },
      { sectorsIncluded: ["62/6221"], sectorsExcluded: [] },
    ],
  ])("is not excluded: %s", (_, change, demand) => {
    expect(missed(change, demand)).toEqual([]);
  });
});

describe("a criterion on an unknown or banded fact", () => {
  test.each<[FactsChange, CriterionId, Partial<MandateTerms>?]>([
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
    [{ recognitions: ["little_giant"], hasAllRecognitions: false }, "recognition"],
    [{ sector: "new-materials" }, "sector", { sectorsIncluded: [] }],
    [{ district: "2201" }, "district", { districts: ["2201/220104"] }],
    [{ revenueFen: { least: 300_000_000n, most: 999_999_999_999n } }, "revenue"],
    [{ revenueFen: { least: null, most: 1_000_000_000n } }, "revenue"],
    [{ ageMonths: { least: 12, most: 36 } }, "age"],
    [{ ageMonths: { least: 35, most: null } }, "age"],
  ])("excludes nobody, and is not certainly met either: %o", (change, criterion, demand = {}) => {
    const [facts, terms] = [prospectFacts(change), mandateTerms(demand)];
    expect(missed(change, demand)).toEqual([]);
    expect(outcomeOf(criterion, facts, terms, today)).toBe("possible");
    expect(isEligible(facts, terms, today)).toBe(true);
    expect(isCertain(facts, terms, today)).toBe(false);
  });

  test.each<[FactsChange, CriterionId]>([
    [{ revenueFen: { least: 300_000_000n, most: 999_999_999n } }, "revenue"],
    [{ ageMonths: { least: null, most: 35 } }, "age"],
    [{ sector: "agri-food" }, "sector"],
    [{ district: "2202" }, "district"],
    [{ amountMinFen: null, amountMaxFen: 1n }, "amount"],
  ])("is missed where the band lies wholly outside: %o", (change, criterion) => {
    expect(missed(change)).toEqual([criterion]);
  });

  test.each<[FactsChange, CriterionId]>([
    [{ revenueFen: { least: 1_000_000_000n, most: null } }, "revenue"],
    [{ ageMonths: { least: 36, most: 59 } }, "age"],
    [{ recognitions: ["tech_sme"], hasAllRecognitions: false }, "recognition"],
  ])("is met where the band lies wholly inside: %o", (change, criterion) => {
    expect(outcomeOf(criterion, prospectFacts(change), mandateTerms(), today)).toBe("met");
  });

  test("is undecided for a price that the mandate doesn't state, where the company has a limit", () => {
    const priceOf = (change: FactsChange, demand: Partial<MandateTerms>) =>
      outcomeOf("price", prospectFacts(change), mandateTerms(demand), today);
    expect(priceOf({}, { priceMinBp: null, priceMaxBp: null })).toBe("possible");
    expect(priceOf({ maxRateBp: null }, { priceMinBp: null, priceMaxBp: null })).toBe("met");
    expect(priceOf({ maxRateBp: 419 }, { priceMinBp: null })).toBe("possible");
  });

  test("does not matter where the mandate demands nothing of that fact", () => {
    const { instruments, priceMinBp, priceMaxBp } = mandateTerms();
    const silent = mandateTerms({ ...NOTHING_DEMANDED, instruments, priceMinBp, priceMaxBp });
    expect(isCertain({ ...NOTHING_KNOWN, instruments }, silent, today)).toBe(true);
  });
});

test("where both sides want equity, term, security and price exclude nothing", () => {
  const equity = { instruments: ["equity"], termMonthsMin: null, termMonthsMax: null, securities: ["none"] };
  expect(missed(equity, { instruments: ["equity"], priceMinBp: null, priceMaxBp: null })).toEqual([]);
});

test.each<[FactsChange, Partial<MandateTerms>, string | null]>([
  [{}, {}, null],
  [{ revenueFen: 0n, sector: "agri-food/food-products" }, {}, "sector_or_instrument"],
  [{ revenueFen: 0n }, { amountMaxFen: 1n }, "amount_or_term"],
  [{ revenueFen: 0n, recognitions: [] }, {}, "revenue_or_age"],
  [{ stage: "seed" }, {}, "other"],
  [{ revenueFen: 0n }, { open: false }, "closed"],
])("%o against %o is counted under “%s”", (change, demand, group) => {
  expect(missGroupOf(eligibilityOf(prospectFacts(change), mandateTerms(demand), today))).toBe(group);
});
