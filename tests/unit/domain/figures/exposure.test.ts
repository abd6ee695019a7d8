import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spreadOf, topSharePercent } from "#app/domain/figures/exposure.ts";
import { type Frequency, giniOf } from "#app/domain/figures/gini.ts";
import { forAll } from "#tests/support/for-all.ts";

const each = (...values: number[]): Frequency[] => values.map((value) => ({ value, parties: 1 }));

/** The definition itself: half the mean difference of all pairs, over the mean. */
function byPairs(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  const differences = values.flatMap((one) => values.map((other) => Math.abs(one - other)));
  return differences.reduce((total, value) => total + value, 0) / (2 * values.length * sum);
}

describe("the Gini coefficient", () => {
  test.each([
    ["all alike", [3, 3, 3, 3], 0],
    // (2·1 − 2 − 1)·0 + (2·2 − 2 − 1)·1 = 1, over 2·1.
    ["one of two has all", [0, 1], 0.5],
    ["one and three", [1, 3], 0.25],
    ["one of four has all", [0, 0, 0, 8], 0.75],
    // −4·1 − 2·2 + 0·3 + 2·4 + 4·5 = 20, over 5·15.
    ["one to five", [1, 2, 3, 4, 5], 20 / 75],
    ["in any order", [5, 1, 4, 2, 3], 20 / 75],
  ])("of %s", (_, values, gini) => {
    expect(giniOf(each(...values))).toBeCloseTo(gini, 12);
  });

  test("is null where there is nobody, or nothing to share", () => {
    expect(giniOf([])).toBeNull();
    expect(giniOf(each(0, 0, 0))).toBeNull();
  });

  test("is the mean difference of pairs, however equal values are grouped", () => {
    const values = fc.array(fc.nat(40), { minLength: 1, maxLength: 30 }).filter((all) => all.some(Boolean));
    forAll(values, (all) => {
      const gathered = [...new Set(all)].map((value) => ({
        value,
        parties: all.filter((other) => other === value).length,
      }));
      expect(giniOf(gathered)).toBeCloseTo(byPairs(all), 10);
      expect(giniOf(each(...all))).toBeCloseTo(byPairs(all), 10);
    });
  });
});

test.each([
  ["ten who have all", [...Array<number>(10).fill(2), ...Array<number>(90).fill(0)], 100],
  ["twenty alike", Array<number>(20).fill(1), 50],
  ["fewer than ten", [4, 1], 100],
  ["nothing", [0, 0], null],
])("the top ten's share is right for %s", (_, values, percent) => {
  expect(topSharePercent(each(...values))).toBe(percent);
});

test("a distribution states how many had none", () => {
  expect(
    spreadOf([
      { value: 0, parties: 3 },
      { value: 8, parties: 1 },
    ]),
  ).toEqual({ introductions: 8, parties: 4, without: 3, gini: 0.75, topTenPercent: 100 });
});
