import { describe, expect, test } from "vitest";
import { aucOf, Calibration, ndcgAt } from "#app/domain/matching/evaluation/metrics.ts";
import { bestOf, ranksOf } from "#app/domain/matching/evaluation/ranks.ts";
import { Tally } from "#app/domain/matching/evaluation/tally.ts";
import { noiseOf } from "#app/domain/matching/evaluation/noise.ts";

const noTie = () => 0;

describe("the ranks of candidates", () => {
  test("count who scores higher, and break ties at random", () => {
    expect(ranksOf([3, 1, 2], [1], noTie)).toEqual([3]);
    expect(ranksOf([5, 5, 5], [1], (i) => i)).toEqual([2]);
    expect(ranksOf([5, 5, 5], [1], (i) => -i)).toEqual([2]);
    expect(ranksOf([5, 5, 5], [0], (i) => i)).toEqual([3]);
    expect(ranksOf([1, 9, 4, 7], [0, 3], noTie)).toEqual([2, 4]);
  });

  test("start with the best, without those that are no candidates", () => {
    expect(bestOf([1, 9, -Infinity, 7], 2, noTie)).toEqual([1, 3]);
    expect(bestOf([1, 9, -Infinity, 7], 9, noTie)).toEqual([1, 3, 0]);
    expect(bestOf([5, 5, 5], 2, (i) => i)).toEqual([2, 1]);
  });
});

describe("the hand-worked metrics", () => {
  test("give NDCG of one true funder as the discount of its rank, and nothing beyond the first ten", () => {
    expect(ndcgAt(10, [1])).toBe(1);
    expect(ndcgAt(10, [3])).toBe(0.5);
    expect(ndcgAt(10, [11])).toBe(0);
  });

  test("give NDCG of several as never above 1, and as 1 when they come first", () => {
    expect(ndcgAt(10, [1, 2, 3])).toBe(1);
    expect(ndcgAt(10, [1, 4])).toBeCloseTo((1 + 1 / Math.log2(5)) / (1 + 1 / Math.log2(3)), 12);
  });

  test("give AUC as the share of pairs in the right order, with ties as half", () => {
    expect(aucOf(Float64Array.of(4, 3, 2, 1), [0])).toBe(1);
    expect(aucOf(Float64Array.of(4, 3, 2, 1), [3])).toBe(0);
    expect(aucOf(Float64Array.of(4, 3, 2, 1), [1])).toBeCloseTo(2 / 3, 12);
    expect(aucOf(Float64Array.of(1, 1, 1, 1), [2])).toBe(0.5);
    expect(aucOf(Float64Array.of(4, 3, 2, 1), [0, 3])).toBe(0.5);
    expect(aucOf(Float64Array.of(4, 3), [0, 1])).toBeNull();
  });

  test("give the calibration error as the distance in each band, weighted by its events", () => {
    const calibration = new Calibration();
    calibration.add(0.25, true);
    calibration.add(0.25, false);
    calibration.add(0.95, true);
    calibration.add(0.95, true);
    expect(calibration.error).toBeCloseTo((0.5 + 0.1) / 4, 12);
  });
});

describe("a tally of metrics", () => {
  test("of two events equals the sum by hand", () => {
    const tally = new Tally(12, 2, new Set([0, 1]), 1);
    const falling = Float64Array.from({ length: 12 }, (_, i) => (12 - i) / 78);
    tally.add(falling, [1]);
    tally.add(falling, [10, 3]);
    const figures = tally.figures(4);
    expect(figures.hit1).toBe(0);
    expect(figures.hit5).toBe(1);
    expect(figures.hit10).toBe(1);
    expect(figures.mrr).toBeCloseTo((1 / 2 + 1 / 4) / 2, 12);
    expect(figures.ndcg10).toBeCloseTo(
      (1 / Math.log2(3) + 1 / Math.log2(5) / (1 + 1 / Math.log2(3))) / 2,
      12,
    );
    expect(figures.allHit10).toBe(0.5);
    expect(figures.tailHit10).toBe(1);
    expect(figures.coverage).toBeCloseTo(10 / 12, 12);
    expect(figures.ece).toBeCloseTo(12 / 78, 12);
    expect(figures.funder.auc).toBe(0.5);
  });

  test("of random scores is the random baseline: k of all among the first k", () => {
    const [slots, events] = [40, 4_000];
    const tally = new Tally(slots, events, new Set(), 7);
    for (let event = 0; event < events; event++) {
      tally.add(
        Float64Array.from({ length: slots }, (_, slot) => noiseOf(3, event, slot)),
        [(event * 7) % slots],
      );
    }
    const { hit1, hit5, hit10, funder } = tally.figures(events);
    expect(hit1).toBeCloseTo(1 / slots, 1);
    expect(hit5).toBeCloseTo(5 / slots, 1);
    expect(hit10).toBeCloseTo(10 / slots, 1);
    expect(Math.abs(hit10 - 10 / slots)).toBeLessThan(0.025);
    expect(Math.abs(funder.auc - 0.5)).toBeLessThan(0.02);
  });

  test("of equal scores hits no more often than chance", () => {
    const tally = new Tally(40, 2_000, new Set(), 7);
    for (let event = 0; event < 2_000; event++) tally.add(new Float64Array(40).fill(1 / 40), [event % 40]);
    expect(Math.abs(tally.figures(2_000).hit10 - 0.25)).toBeLessThan(0.04);
  });
});
