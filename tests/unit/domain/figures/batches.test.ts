import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CellCount,
  outcomesOf,
  roundedCount,
  roundedDays,
  roundedPercent,
} from "#app/domain/figures/batches.ts";
import { type CountedFigures, nothingPublished, published } from "#app/domain/figures/public-cells.ts";
import { forAll } from "#tests/support/for-all.ts";

const of = (side: CellCount["side"], organizations: number, changed: number): CellCount => ({
  cell: "money",
  side,
  organizations,
  changed,
});

describe("the publication of a cell", () => {
  test.each([
    ["four companies", [of("company", 4, 4)], "keep"],
    ["five companies", [of("company", 5, 5)], "show"],
    ["fifty, of whom four have changed", [of("company", 50, 4)], "keep"],
    ["fifty, of whom five have changed", [of("company", 50, 5)], "show"],
    ["five of each side", [of("company", 5, 5), of("institution", 5, 5)], "show"],
    ["five companies of one institution", [of("company", 5, 5), of("institution", 1, 1)], "keep"],
    ["four that are left of nine", [of("company", 4, 5)], "hide"],
  ] as const)("of %s", (_, counts, outcome) => {
    expect(outcomesOf(counts).get("money")).toBe(outcome);
  });
});

describe("rounding", () => {
  test.each([
    [0, 0],
    [4, 0],
    [5, 5],
    [99, 95],
    [104, 100],
    [999, 990],
    [1234, 1200],
  ])("of %d is %d", (count, rounded) => {
    expect(roundedCount(count)).toBe(rounded);
  });

  test.each([
    [9, 10, 90],
    [19, 20, 95],
    [18, 19, 90],
    [0, 7, 0],
    [7, 7, 100],
    [0, 0, null],
  ])("of %d of %d gives %s percent, never more than the true share", (part, whole, rounded) => {
    expect(roundedPercent(part, whole)).toBe(rounded);
  });

  test("of days is to halves", () => {
    expect([roundedDays("2.3"), roundedDays("2.1"), roundedDays("12"), roundedDays(null)]).toEqual([
      "2.5",
      "2",
      "12",
      null,
    ]);
  });

  test("property: never gives more than the count, and always more than half of it", () =>
    forAll(fc.integer({ min: 5, max: 10_000_000 }), (count) => {
      const rounded = roundedCount(count);
      expect(rounded).toBeLessThanOrEqual(count);
      expect(rounded * 9).toBeGreaterThanOrEqual(count * 5);
    }));
});

describe("the published figures", () => {
  const since = new Date("2025-11-25T00:00:00Z");
  const counted = (drawnFen: bigint): CountedFigures => ({
    since,
    funnel: [{ stage: "posted", prospects: 12, medianWorkingDays: null }],
    totals: {
      drawnFen,
      drawnDeals: 12,
      drawnProspects: 11,
      publishedCompanies: 40,
      activeInstitutions: 7,
      openMandates: 9,
      introductionsGini: "0.3712",
    },
    declines: [{ reasonCode: "leverage", introductions: 6, passes: 3 }],
    decisions: { due: 20, decided: 19, withinGoal: 19, medianDays: "12.4" },
    moderation: { decided: 8, withinGoal: 8, medianWorkingDays: "1" },
    answers: [
      { institutionId: null, asked: 30, answered: 28, withinGoal: 27, medianWorkingDays: "2" },
      { institutionId: "a", asked: 9, answered: 9, withinGoal: 8, medianWorkingDays: "1" },
    ],
    drawdowns: [{ institutionId: "a", deals: 6, medianWorkingDays: "7.2" }],
  });
  const five = (cell: string): CellCount => ({ cell, side: "company", organizations: 9, changed: 9 });

  test("are the counts, rounded, of the cells that may be published, and nothing of the others", () => {
    const { figures, renewed } = published(nothingPublished(since), counted(47_600_000_00n), [
      five("money"),
      five("posted"),
      five("answers:a"),
      { cell: "drawdowns:a", side: "company", organizations: 4, changed: 4 },
    ]);
    expect(renewed).toEqual(["money", "posted", "answers:a"]);
    expect(figures).toEqual({
      ...nothingPublished(since),
      market: { institutions: 7, mandates: 9 },
      stages: { posted: { count: 10, median: null } },
      money: { fen: 45_000_000_00n, deals: 10, prospects: 10 },
      answersOf: { a: { cases: 5, withinPercent: 85, median: "1", answeredPercent: 100, score: 95 } },
    });
  });

  test("property: do not change an amount while fewer than five organizations have changed", () => {
    const { figures: before } = published(nothingPublished(since), counted(47_600_000_00n), [five("money")]);
    forAll(fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.nat(4), (fen, changed) => {
      const counts = [{ ...five("money"), organizations: 50, changed }];
      expect(published(before, counted(fen), counts).figures.money).toEqual(before.money);
    });
  });

  test("are hidden again once fewer than five organizations are left in a cell", () => {
    const { figures: before } = published(nothingPublished(since), counted(47_600_000_00n), [five("money")]);
    const left = [{ cell: "money", side: "company" as const, organizations: 4, changed: 5 }];
    expect(published(before, counted(1n), left).figures.money).toBeNull();
  });
});
