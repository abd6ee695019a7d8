import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DECLINE_REASONS } from "#app/domain/codes/reasons.ts";
import { type ViewedProspect, decisionPatternOf } from "#app/domain/mandates/decision-pattern.ts";
import { AGE_YEARS_EDGES, ASK_EDGES, bandOf, REVENUE_EDGES } from "#app/domain/prospects/bands.ts";

const wan = (amount: number): bigint => BigInt(amount) * 1_000_000n;

function judged(change: Partial<ViewedProspect> = {}): ViewedProspect {
  return {
    declinedFor: null,
    sector: "photonics",
    place: "2201",
    stage: "growth",
    revenueFen: bandOf(REVENUE_EDGES, wan(4_000)),
    ageYears: bandOf(AGE_YEARS_EDGES, 9),
    askFen: bandOf(ASK_EDGES, wan(600)),
    ...change,
  };
}
const times = (count: number, change: Partial<ViewedProspect>) =>
  Array.from({ length: count }, () => judged(change));
const small = bandOf(REVENUE_EDGES, wan(1_500));
const elsewhere = [...times(12, {}), ...times(1, { declinedFor: "security" })];

describe("a habit", () => {
  const inserted = [
    ...times(8, { revenueFen: small, declinedFor: "revenue" }),
    ...times(1, { revenueFen: small }),
    ...elsewhere,
  ];

  test("is described with its limit and its counts", () => {
    expect(decisionPatternOf(inserted, {})).toEqual({
      criterion: "revenue",
      limitFen: wan(3_000),
      declined: 8,
      of: 9,
      restDeclined: 0,
      restOf: 13,
    });
    expect(decisionPatternOf(inserted, { minRevenueFen: wan(1_000) })).toMatchObject({
      limitFen: wan(3_000),
    });
  });

  test("is not reported where the mandate states it", () => {
    expect(decisionPatternOf(inserted, { minRevenueFen: wan(3_000) })).toBeNull();
    // No value is between: a limit of fifty million would separate the same companies.
    const wide = inserted.map((one) =>
      one.revenueFen === small ? one : { ...one, revenueFen: bandOf(REVENUE_EDGES, wan(6_000)) },
    );
    expect(decisionPatternOf(wide, {})).toMatchObject({ limitFen: wan(3_000) });
    expect(decisionPatternOf(wide, { minRevenueFen: wan(3_000) })).toBeNull();
    const sector = [...times(9, { sector: "rail", declinedFor: "out_of_mandate" }), ...elsewhere];
    expect(decisionPatternOf(sector, { sectorsExcluded: ["rail"] })).toBeNull();
  });

  test.each([
    [
      "of a sector, for being out of the mandate",
      { sector: "biomedicine", declinedFor: "out_of_mandate" },
      { criterion: "sector", code: "biomedicine" },
    ],
    ["of a stage", { stage: "seed", declinedFor: "out_of_mandate" }, { criterion: "stage", code: "seed" }],
    [
      "of a district",
      { place: "2202", declinedFor: "out_of_mandate" },
      { criterion: "district", code: "2202" },
    ],
    [
      "of young companies",
      { ageYears: bandOf(AGE_YEARS_EDGES, 2), declinedFor: "too_young" },
      { criterion: "age", limitYears: 3 },
    ],
    [
      "of small asks",
      { askFen: bandOf(ASK_EDGES, wan(60)), declinedFor: "amount_or_term" },
      { criterion: "amount_below", limitFen: wan(100) },
    ],
    [
      "of large asks",
      { askFen: bandOf(ASK_EDGES, wan(4_000)), declinedFor: "amount_or_term" },
      { criterion: "amount_from", limitFen: wan(3_000) },
    ],
  ])("%s is found", (_, change, habit) => {
    expect(decisionPatternOf([...times(9, change), ...elsewhere], {})).toMatchObject({
      ...habit,
      declined: 9,
      of: 9,
    });
  });

  test("is not reported where the decline code is about something else", () => {
    const other = [...times(9, { revenueFen: small, declinedFor: "security" }), ...elsewhere];
    expect(decisionPatternOf(other, {})).toBeNull();
  });

  test("needs eight declines, and others to compare with", () => {
    const seven = [...times(7, { revenueFen: small, declinedFor: "revenue" }), ...times(20, {})];
    expect(decisionPatternOf(seven, {})).toBeNull();
    expect(decisionPatternOf(times(20, { revenueFen: small, declinedFor: "revenue" }), {})).toBeNull();
  });

  test("is not inferred from what a teaser did not show", () => {
    const hidden = [...times(9, { revenueFen: null, declinedFor: "revenue" }), ...elsewhere];
    expect(decisionPatternOf(hidden, {})).toBeNull();
  });
});

describe("an institution without a habit", () => {
  const reasons = fc.constantFrom(...DECLINE_REASONS);
  const anyFirm = (odds: number): fc.Arbitrary<ViewedProspect> =>
    fc.record({
      declinedFor: fc.oneof(
        { weight: odds, arbitrary: reasons },
        { weight: 10 - odds, arbitrary: fc.constant(null) },
      ),
      sector: fc.constantFrom("photonics", "biomedicine", "software", "new-materials", "rail"),
      place: fc.constantFrom("2201", "2202", "2203"),
      stage: fc.constantFrom("seed", "growth", "expansion", "mature"),
      revenueFen: fc.option(fc.integer({ min: 0, max: 50_000 }).map((n) => bandOf(REVENUE_EDGES, wan(n)))),
      ageYears: fc.option(fc.integer({ min: 0, max: 25 }).map((n) => bandOf(AGE_YEARS_EDGES, n))),
      askFen: fc.option(fc.integer({ min: 0, max: 12_000 }).map((n) => bandOf(ASK_EDGES, wan(n)))),
    });
  const alarms = (odds: number, code?: string) =>
    fc
      .sample(fc.array(anyFirm(odds), { minLength: 8, maxLength: 80 }), { numRuns: 2_000, seed: 20_261_125 })
      .map((firms) =>
        code === undefined
          ? firms
          : firms.map((one) => ({ ...one, declinedFor: one.declinedFor === null ? null : code })),
      )
      .filter((firms) => decisionPatternOf(firms, {}) !== null).length;

  test.each([3, 5, 8])(
    "that declines %d of ten at random has a habit reported in under 5 of 100 cases",
    (odds) => {
      expect(alarms(odds) / 2_000).toBeLessThan(0.05);
    },
  );

  test.each(["out_of_mandate", "revenue"])("that always answers %s has none reported either", (code) => {
    expect(alarms(5, code) / 2_000).toBeLessThan(0.05);
  });
});
