import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blindEdits, blindParts, blindResults } from "#app/domain/matching/blind.ts";
import { explainMatch } from "#app/domain/matching/explain.ts";
import { statedParts } from "#app/domain/matching/stated-parts.ts";
import { revenue } from "#app/domain/matching/criteria/revenue.ts";
import type { Preference } from "#app/domain/matching/facts.ts";
import type { TeaserBands } from "#app/domain/prospects/teaser-parts.ts";
import { anyFacts, anyTerms, mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";

const shown: TeaserBands = {
  sector: "photonics",
  place: "2201",
  size: "small",
  ageYears: { from: 8, to: 11 },
  figuresYear: 2025,
  revenueFen: { from: 3_000_000_000n, to: 5_000_000_000n },
  revenueGrowthBp: { from: 2_000, to: 2_500 },
  rdIntensityBp: { from: 800, to: 1_000 },
  debtRatioBp: { from: 4_000, to: 4_500 },
  staff: { from: 50, to: 100 },
  classOneIp: { from: 5, to: 10 },
  recognitions: ["high_tech_enterprise"],
  askFen: { from: 500_000_000n, to: 800_000_000n },
};

const preferences: Preference[] = [
  { kind: "rd_intensity", atLeastBp: 800, weight: 2 },
  { kind: "revenue_growth", atLeastBp: 1_500, weight: 1 },
  { kind: "class_one_ip", atLeast: 5, weight: 1 },
  { kind: "debt_ratio", atMostBp: 4_500, weight: 1 },
  { kind: "revenue", atLeastFen: 1_000_000_000n, weight: 1 },
  { kind: "age", atLeastMonths: 36, weight: 1 },
  { kind: "sector", anyOf: ["photonics"], weight: 1 },
  { kind: "district", anyOf: ["2201"], weight: 1 },
  { kind: "amount", minFen: 100_000_000n, maxFen: 900_000_000n, weight: 1 },
];

const jsonOf = (value: unknown) =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? `${one}` : one));
/** What the facts of the prospect say exactly, and the teaser doesn't. */
const exact = ["4760000000", "2237", "859", "4191", "laser-devices", "changchun-new-area", "600000000"];

describe("what an institution reads of a match before consent", () => {
  test("has outcomes, and values in bands alone", () => {
    const { demands, asks } = explainMatch(prospectFacts(), mandateTerms(), today);
    const results = blindResults([...demands, ...asks], shown);
    expect(results.map(({ outcome }) => outcome)).toEqual(
      [...demands, ...asks].map(({ outcome }) => outcome),
    );
    for (const figure of exact) expect(jsonOf(results)).not.toContain(figure);
    expect(results.find(({ criterion }) => criterion === "revenue")?.companyValue).toEqual({
      type: "fen",
      min: 3_000_000_000n,
      max: 5_000_000_000n,
    });
  });

  test("has what speaks for and against, and values in bands alone", () => {
    const parts = statedParts(prospectFacts(), mandateTerms({ preferences }), today);
    const blind = blindParts(parts, shown);
    expect(blind.map(({ kind, raw, outcome }) => [kind, raw, outcome])).toEqual(
      parts.map(({ kind, raw, outcome }) => [kind, raw, outcome]),
    );
    for (const figure of exact) expect(jsonOf(blind)).not.toContain(figure);
  });

  test("says what was not given as unknown, and what the teaser hides as hidden", () => {
    const terms = mandateTerms();
    const { demands } = explainMatch(prospectFacts({ revenueFen: null }), terms, today);
    const revenueOf = (results: typeof demands) =>
      results.find(({ criterion }) => criterion === "revenue")?.companyValue;
    expect(revenueOf(blindResults(demands, shown))).toEqual({ type: "unknown" });
    const known = explainMatch(prospectFacts(), terms, today).demands;
    expect(revenueOf(blindResults(known, { ...shown, revenueFen: null }))).toEqual({ type: "hidden" });
  });

  test("whatever the pair, no exact amount of the company's side is in it", () => {
    fc.assert(
      fc.property(anyFacts, anyTerms, (facts, terms) => {
        const odd = {
          ...facts,
          revenueFen: 4_760_000_123n,
          rdIntensityBp: 8_593,
          sector: "photonics/laser-devices",
        };
        const { demands, asks } = explainMatch(odd, terms, today);
        const all = jsonOf([
          blindResults([...demands, ...asks], shown).map(({ companyValue }) => companyValue),
          blindParts(statedParts(odd, terms, today), shown).map(({ companyValue }) => companyValue),
        ]);
        expect(all).not.toContain("4760000123");
        expect(all).not.toContain("8593");
        expect(all).not.toContain("laser-devices");
      }),
    );
  });

  test("names the smallest change by the edge of a band", () => {
    const facts = prospectFacts({ revenueFen: 876_543_210n });
    const edits = blindEdits(revenue.mandateEdits(facts), shown);
    expect(edits).toEqual([{ field: "minRevenueFen", action: "set", to: 500_000_000n }]);
  });
});
