import { describe, expect, test } from "vitest";
import type { MandateTerms, Preference } from "#app/domain/matching/criteria/facts.ts";
import { mainReasons, splitReasons } from "#app/domain/matching/ranking/reason.ts";
import { roundTogether } from "#app/domain/matching/ranking/score.ts";
import { statedParts } from "#app/domain/matching/ranking/stated-parts.ts";
import {
  anyFacts,
  anyTerms,
  type FactsChange,
  mandateTerms,
  prospectFacts,
} from "#tests/factories/domain/matching.ts";
import { forAll } from "#tests/support/for-all.ts";

/** A pair with no stated wishes beyond those of a test. */
const silent: FactsChange = { amountMaxFen: null, maxRateBp: null, firstAnswerDays: null };
const mute: Partial<MandateTerms> = { responsiveness: null };

function partOf(preference: Preference, change: FactsChange = {}) {
  const facts = prospectFacts({ ...silent, ...change });
  const [part] = statedParts(facts, mandateTerms({ ...mute, preferences: [preference] }));
  return part && { ...part, points: Math.round(part.raw) + 0 };
}

test("an undecided outcome gives no points", () =>
  forAll(2_000, anyFacts, anyTerms, (facts, terms) => {
    const possible = statedParts(facts, terms).filter(({ outcome }) => outcome === "possible");
    expect(possible.every(({ raw }) => raw === 0)).toBe(true);
  }));

describe("a preference", () => {
  test.each<[Preference, FactsChange, "met" | "not_met" | "possible", number]>([
    [{ kind: "rd_intensity", atLeastBp: 800, weight: 2 }, { rdIntensityBp: 800 }, "met", 6],
    [{ kind: "rd_intensity", atLeastBp: 800, weight: 2 }, { rdIntensityBp: 1_600 }, "met", 10],
    [{ kind: "rd_intensity", atLeastBp: 800, weight: 2 }, { rdIntensityBp: 9_000 }, "met", 10],
    [{ kind: "rd_intensity", atLeastBp: 800, weight: 2 }, { rdIntensityBp: 400 }, "not_met", -4],
    [{ kind: "rd_intensity", atLeastBp: 800, weight: 2 }, { rdIntensityBp: 0 }, "not_met", -6],
    [{ kind: "rd_intensity", atLeastBp: 800, weight: 2 }, { rdIntensityBp: null }, "possible", 0],
    [
      { kind: "rd_intensity", atLeastBp: 800, weight: 2 },
      { rdIntensityBp: { least: 1_000, most: 1_499 } },
      "met",
      7,
    ],
    [
      { kind: "rd_intensity", atLeastBp: 800, weight: 2 },
      { rdIntensityBp: { least: 300, most: 499 } },
      "not_met",
      -4,
    ],
    [
      { kind: "rd_intensity", atLeastBp: 800, weight: 2 },
      { rdIntensityBp: { least: 500, most: 999 } },
      "possible",
      0,
    ],
    [
      { kind: "debt_ratio", atMostBp: 4_500, weight: 1 },
      { debtRatioBp: { least: 4_000, most: 4_499 } },
      "met",
      3,
    ],
    [{ kind: "revenue_growth", atLeastBp: 1_500, weight: 1 }, { revenueGrowthBp: -5_000 }, "not_met", -3],
    [{ kind: "debt_ratio", atMostBp: 4_500, weight: 1 }, { debtRatioBp: 4_500 }, "met", 3],
    [{ kind: "debt_ratio", atMostBp: 4_500, weight: 1 }, { debtRatioBp: 0 }, "met", 5],
    [{ kind: "debt_ratio", atMostBp: 4_500, weight: 1 }, { debtRatioBp: 9_000 }, "not_met", -3],
    [{ kind: "class_one_ip", atLeast: 5, weight: 3 }, { classOneIp: 10 }, "met", 15],
    [{ kind: "class_one_ip", atLeast: 0, weight: 3 }, { classOneIp: 0 }, "met", 9],
    [{ kind: "revenue", atLeastFen: 100n, weight: 1 }, { revenueFen: 200n }, "met", 5],
    [{ kind: "age", atLeastMonths: 60, weight: 1 }, { establishedOn: null }, "possible", 0],
    [{ kind: "sector", anyOf: ["photonics"], weight: 3 }, {}, "met", 15],
    [{ kind: "sector", anyOf: ["agri-food"], weight: 3 }, {}, "not_met", -6],
    [{ kind: "district", anyOf: ["2201/220104"], weight: 1 }, { district: "2201" }, "possible", 0],
    [{ kind: "stage", anyOf: ["growth"], weight: 1 }, {}, "met", 5],
    [{ kind: "recognition", anyOf: ["little_giant"], weight: 1 }, {}, "not_met", -2],
    [{ kind: "recognition", anyOf: ["little_giant"], weight: 1 }, { recognitions: null }, "possible", 0],
    [{ kind: "instrument", anyOf: ["ip_pledge_loan"], weight: 1 }, {}, "met", 5],
    [{ kind: "term", minMonths: 12, maxMonths: 24, weight: 1 }, {}, "met", 5],
    [{ kind: "term", minMonths: 6, maxMonths: 6, weight: 1 }, {}, "not_met", -3],
    [{ kind: "term", minMonths: 48, maxMonths: 60, weight: 1 }, {}, "not_met", -2],
  ])("%o of %o is %s: %d points", (preference, change, outcome, points) => {
    expect(partOf(preference, change)).toMatchObject({
      kind: preference.kind,
      of: "institution",
      outcome,
      points,
    });
  });

  test("for an amount is met within its range", () => {
    const preference: Preference = { kind: "amount", minFen: 100_000_000n, maxFen: 500_000_000n, weight: 2 };
    expect(partOf(preference, { amountMaxFen: 600_000_000n })).toMatchObject({ outcome: "met", points: 10 });
    expect(partOf(preference, { amountMinFen: null })).toMatchObject({ outcome: "possible", points: 0 });
  });
});

describe("the company's gain", () => {
  function points(change: FactsChange, offer: Partial<MandateTerms>) {
    const facts = prospectFacts({ ...silent, ...change });
    const parts = statedParts(facts, mandateTerms({ ...mute, ...offer }));
    return Object.fromEntries(parts.map(({ kind, raw }) => [kind, Math.round(raw) + 0]));
  }

  test.each<[FactsChange, Partial<MandateTerms>, Record<string, number>]>([
    [{ amountMaxFen: 600_000_000n }, {}, { amount_covered: 2 }],
    [{ amountMaxFen: 600_000_000n }, { amountMaxFen: 300_000_000n }, { amount_covered: -4 }],
    [{ amountMaxFen: 600_000_000n }, { budgetLeftFen: 450_000_000n }, { amount_covered: -2 }],
    [{ maxRateBp: 520 }, {}, { price_room: 4 }],
    [{ maxRateBp: 420 }, {}, { price_room: 0 }],
    [{ maxRateBp: 330 }, {}, { price_room: -4 }],
    [{ firstAnswerDays: 3 }, { firstAnswerDays: 1 }, { first_answer: 2 }],
    [{ firstAnswerDays: 1 }, { firstAnswerDays: 9 }, { first_answer: -4 }],
    [{ firstAnswerDays: 3 }, { firstAnswerDays: null }, { first_answer: 0 }],
    [{}, { responsiveness: 92 }, { responsiveness: 2 }],
    [{}, { responsiveness: 30 }, { responsiveness: -4 }],
  ])("%o with %o: %o", (change, offer, expected) => {
    expect(points(change, offer)).toEqual(expected);
  });
});

describe("rounding together", () => {
  test.each([
    [[], []],
    [
      [0.5, 0.5],
      [1, 0],
    ],
    [
      [1.4, 1.4, 1.4],
      [2, 1, 1],
    ],
    [
      [2, -3],
      [2, -3],
    ],
    [
      [-1.5, -1.5],
      [-1, -2],
    ],
    [
      [0, 0.4],
      [0, 0],
    ],
  ])("of %o gives %o", (values, rounded) => {
    expect(roundTogether(values)).toEqual(rounded);
  });
});

test("reasons for and against are sorted by weight; a card shows three for and one against", () => {
  const reasons = [3, -1, 8, 0, -4, 5, 1].map((points) => ({ points }));
  const sorted = splitReasons(reasons);
  expect(sorted.for.map(({ points }) => points)).toEqual([8, 5, 3, 1]);
  expect(sorted.against.map(({ points }) => points)).toEqual([-4, -1]);
  expect(mainReasons(reasons).map(({ points }) => points)).toEqual([8, 5, 3, -4]);
});
