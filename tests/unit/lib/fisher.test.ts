import { describe, expect, test } from "vitest";
import { leastTail, taroneLevel, upperTail } from "#app/lib/fisher.ts";

describe("Fisher's exact test", () => {
  test.each([
    // Fisher's tea: four of eight cups, all right: 1 in C(8, 4).
    [{ hits: 4, size: 4, marked: 4, total: 8 }, 1 / 70],
    // Three of four: (C(4,3)·C(4,1) + 1) in 70.
    [{ hits: 3, size: 4, marked: 4, total: 8 }, 17 / 70],
    // Seven of nine, none of the twelve others: C(9,7) in C(21,7).
    [{ hits: 7, size: 9, marked: 7, total: 21 }, 36 / 116_280],
    [{ hits: 0, size: 5, marked: 3, total: 9 }, 1],
  ])("of %o", (draw, tail) => {
    expect(upperTail(draw)).toBeCloseTo(tail, 12);
  });

  test("is no surer than its margins allow", () => {
    expect(leastTail({ size: 2, marked: 3, total: 5 })).toBeCloseTo(3 / 10, 12);
  });
});

describe("Tarone's level", () => {
  test.each([
    ["one test alone has all of it", [0.001], 0.05, 0.05],
    ["tests that can't reach it don't count", [0.001, 0.2, 0.5, 0.9], 0.05, 0.05],
    ["of those that can, each has its share", [0.001, 0.001, 0.5], 0.05, 0.025],
    ["none at all", [], 0.05, 0.05],
  ])("%s", (_, least, alpha, level) => {
    expect(taroneLevel(least, alpha)).toBeCloseTo(level, 12);
  });
});
