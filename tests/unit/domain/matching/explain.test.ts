import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blindEdits, blindParts, blindResults } from "#app/domain/matching/blind.ts";
import type { MandateEdit } from "#app/domain/matching/edits.ts";
import { eligibilityOf } from "#app/domain/matching/eligibility.ts";
import { explainMatch } from "#app/domain/matching/explain.ts";
import { statedParts } from "#app/domain/matching/stated-parts.ts";
import { toTeaser } from "#app/domain/prospects/teaser.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";
import { anyFacts, anyTerms, mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";

/** The teaser of the same company, as coarse as a small cohort asks for. */
const shown = toTeaser(prospectContent(), [1, 1, 1, 9, 60], today);
const hidden = toTeaser(prospectContent(), [1, 1, 1, 1, 9], today);

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

  test("shows what the company asks, its wish for a first answer without a gate", () => {
    const { asks } = explainMatch(prospectFacts(), mandateTerms({ firstAnswerDays: null }), today);
    expect(asks.map(({ criterion, outcome, gate }) => [criterion, outcome, gate])).toEqual([
      ["instrument", "met", true],
      ["price", "met", true],
      ["amount", "met", true],
      ["term", "met", true],
      ["first_answer", "unknown", false],
    ]);
  });

  test("leaves out what nobody states", () => {
    const facts = prospectFacts({ maxRateBp: null, firstAnswerDays: null });
    const terms = mandateTerms({ minRevenueFen: null, stages: [] });
    const { demands, asks } = explainMatch(facts, terms, today);
    const told = [...demands, ...asks].map(({ criterion }) => criterion);
    expect(told).not.toContain("revenue");
    expect(told).not.toContain("stage");
    expect(told).not.toContain("price");
  });

  test("agrees with the law", () => {
    fc.assert(
      fc.property(anyFacts, anyTerms, (facts, terms) => {
        const { demands, asks, capacity } = explainMatch(facts, terms, today);
        const missed = new Set(
          [...demands, ...asks, ...capacity]
            .filter(({ outcome, gate }) => gate && outcome !== "met")
            .map((one) => one.criterion),
        );
        const { misses, closed } = eligibilityOf(facts, terms, today);
        const law = [...misses, ...closed].map(({ criterion }) => criterion);
        expect([...missed].sort()).toEqual(law.sort());
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("before consent", () => {
  test("an institution reads bands, and the sector and place of the teaser", () => {
    const { demands } = explainMatch(prospectFacts(), mandateTerms(), today);
    const values = Object.fromEntries(
      blindResults(demands, shown).map((one) => [one.criterion, one.companyValue]),
    );
    expect(values).toMatchObject({
      sector: { codes: ["photonics"] },
      district: { codes: ["2201"] },
      revenue: { type: "fen", min: 3_000_000_000n, max: 5_000_000_000n },
      amount: { type: "fen", min: 500_000_000n, max: 800_000_000n },
      age: { type: "months", min: 96, max: 120 },
      term: { type: "months", min: 24, max: 24 },
    });
  });

  test("no revenue is shown where the teaser had to hide the size", () => {
    const { demands } = explainMatch(prospectFacts(), mandateTerms(), today);
    const revenue = blindResults(demands, hidden).find(({ criterion }) => criterion === "revenue");
    expect(revenue?.companyValue).toEqual({ type: "hidden" });
  });

  test("parts of a score show bands, too", () => {
    const terms = mandateTerms({
      preferences: [
        { kind: "rd_intensity", atLeastBp: 800, weight: 1 },
        { kind: "revenue_growth", atLeastBp: 1_500, weight: 1 },
        { kind: "debt_ratio", atMostBp: 4_500, weight: 1 },
        { kind: "class_one_ip", atLeast: 5, weight: 1 },
      ],
    });
    const parts = blindParts(statedParts(prospectFacts(), terms, today), shown);
    expect(parts.slice(0, 4).map(({ companyValue }) => companyValue)).toEqual([
      { type: "percentBp", min: 800, max: 1_000 },
      { type: "percentBp", min: 2_000, max: 2_500 },
      { type: "percentBp", min: 4_000, max: 4_500 },
      { type: "count", min: 5, max: 9 },
    ]);
  });

  test("what an institution reads hangs on the teaser alone, whatever the exact figures are", () => {
    const banded = [
      "revenue",
      "amount",
      "age",
      "sector",
      "district",
      "rd_intensity",
      "revenue_growth",
      "debt_ratio",
    ];
    const read = (one: { companyValue: unknown }) =>
      JSON.stringify(one.companyValue, (_, v: unknown) => (typeof v === "bigint" ? String(v) : v));
    const told = new Map<string, Set<string>>();
    fc.assert(
      fc.property(anyFacts, anyTerms, (facts, terms) => {
        const results = blindResults(explainMatch(facts, terms, today).demands, shown);
        const parts = blindParts(statedParts(facts, terms, today), shown);
        const all = [
          ...results.map((one) => [one.criterion, one] as const),
          ...parts.map((one) => [one.kind, one] as const),
        ];
        for (const [kind, one] of all) {
          if (!banded.includes(kind) || one.companyValue.type === "unknown") continue;
          told.set(kind, (told.get(kind) ?? new Set()).add(read(one)));
        }
      }),
      { numRuns: 2_000 },
    );
    expect([...told.keys()].sort()).toEqual([...banded].sort());
    for (const values of told.values()) expect(values.size).toBe(1);
  });

  test.each<[MandateEdit, MandateEdit[]]>([
    [
      { field: "minRevenueFen", action: "set", to: 911_000_000n },
      [{ field: "minRevenueFen", action: "set", to: 500_000_000n }],
    ],
    [
      { field: "amountMaxFen", action: "set", to: 1_110_000_000n },
      [{ field: "amountMaxFen", action: "set", to: 1_200_000_000n }],
    ],
    [
      { field: "amountMinFen", action: "set", to: 90_000_000n },
      [{ field: "amountMinFen", action: "set", to: 50_000_000n }],
    ],
    [{ field: "minAgeMonths", action: "set", to: 33 }, [{ field: "minAgeMonths", action: "set", to: 12 }]],
    [
      { field: "sectorsIncluded", action: "add", code: "photonics/laser-devices" },
      [{ field: "sectorsIncluded", action: "add", code: "photonics" }],
    ],
    [{ field: "stages", action: "add", code: "seed" }, [{ field: "stages", action: "add", code: "seed" }]],
  ])("the change %o is told as %o", (edit, told) => {
    expect(blindEdits([edit], shown)).toEqual(told);
  });

  test("a change of the revenue floor isn't told where the size is hidden", () => {
    const edit: MandateEdit = { field: "minRevenueFen", action: "set", to: 911_000_000n };
    expect(blindEdits([edit], hidden)).toEqual([]);
  });
});
