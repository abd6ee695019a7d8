import { describe, expect, test } from "vitest";
import { eligibilityOf } from "#app/domain/matching/criteria/eligibility.ts";
import { explainMatch } from "#app/domain/matching/criteria/explain.ts";
import { anyFacts, anyTerms, mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";
import { forAll } from "#tests/support/for-all.ts";

describe("an explanation", () => {
  test("shows each criterion that the mandate states, with both values", () => {
    const { demands } = explainMatch(prospectFacts(), mandateTerms(), today);
    expect(demands.map(({ criterion }) => criterion)).toEqual([
      "instrument",
      "sector",
      "district",
      "stage",
      "security",
      "amount",
      "term",
      "revenue",
      "age",
      "recognition",
    ]);
    expect(demands.find(({ criterion }) => criterion === "revenue")).toEqual({
      criterion: "revenue",
      outcome: "met",
      gate: true,
      mandateValue: { type: "fen", min: 1_000_000_000n, max: null },
      companyValue: { type: "fen", min: 4_760_000_000n, max: 4_760_000_000n },
    });
  });

  test("shows what the company asks for, and its wish for a first answer as informative only", () => {
    const { asks } = explainMatch(prospectFacts(), mandateTerms({ firstAnswerDays: null }), today);
    expect(asks.map(({ criterion, outcome, gate }) => [criterion, outcome, gate])).toEqual([
      ["instrument", "met", true],
      ["price", "met", true],
      ["amount", "met", true],
      ["term", "met", true],
      ["first_answer", "possible", false],
    ]);
  });

  test("omits what neither side states", () => {
    const facts = prospectFacts({ maxRateBp: null, firstAnswerDays: null });
    const terms = mandateTerms({ minRevenueFen: null, stages: [] });
    const { demands, asks } = explainMatch(facts, terms, today);
    const criteria = [...demands, ...asks].map(({ criterion }) => criterion);
    expect(criteria).not.toContain("revenue");
    expect(criteria).not.toContain("stage");
    expect(criteria).not.toContain("price");
  });

  test("agrees with the eligibility function", () =>
    forAll(1_000, anyFacts, anyTerms, (facts, terms) => {
      const { demands, asks, capacity } = explainMatch(facts, terms, today);
      const missed = new Set(
        [...demands, ...asks, ...capacity]
          .filter(({ outcome, gate }) => gate && outcome === "not_met")
          .map((one) => one.criterion),
      );
      const { misses, closed } = eligibilityOf(facts, terms, today);
      const expected = [...misses, ...closed];
      expect([...missed].sort()).toEqual(expected.sort());
    }));
});
