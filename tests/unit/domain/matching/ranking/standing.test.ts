import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ListBand,
  levelsOf,
  pairsIn,
  shareBehind,
  standingOf,
} from "#app/domain/matching/ranking/standing.ts";
import { MOST_COUNTED } from "#app/lib/paging.ts";

const scoreArb = fc.integer({ min: 1, max: 99 });
const listArb = fc.array(scoreArb, { minLength: 1, maxLength: 400 });
const partOf: Record<ListBand, number> = { tenth: 10, quarter: 4, half: 2, fits: 1 };

test("equal scores share the places from one more than the better ones to the last of their own", () => {
  fc.assert(
    fc.property(listArb, (scores) => {
      const levels = levelsOf(scores);
      expect(pairsIn(levels)).toBe(scores.length);
      for (const score of scores) {
        const { rank, last, of } = standingOf(levels, score);
        const better = scores.filter((other) => other > score).length;
        const atLeast = scores.filter((other) => other >= score).length;
        expect([rank, last, of]).toEqual([better + 1, atLeast, scores.length]);
      }
    }),
  );
});

test("a band never has more than its part of the list", () => {
  fc.assert(
    fc.property(listArb, (scores) => {
      const levels = levelsOf(scores);
      const bands = scores.map((score) => standingOf(levels, score).band);
      for (const [last, part] of Object.entries(partOf)) {
        const inside = bands.filter((band) => partOf[band] >= (partOf[last as ListBand] ?? 0));
        expect(inside.length * part).toBeLessThanOrEqual(scores.length);
      }
    }),
  );
});

test("a band is the one of the last place that is shown beside it", () => {
  fc.assert(
    fc.property(listArb, (scores) => {
      const levels = levelsOf(scores);
      for (const score of scores) {
        const { last, of, band } = standingOf(levels, score);
        const share = (last ?? of) / of;
        const read = share <= 0.1 ? "tenth" : share <= 0.25 ? "quarter" : share <= 0.5 ? "half" : "fits";
        expect(band).toBe(read);
      }
    }),
  );
});

test("a better score is never in a worse band, and the order in which pairs are counted is the same to it", () => {
  fc.assert(
    fc.property(listArb, scoreArb, (scores, other) => {
      const levels = levelsOf(scores);
      const standing = standingOf(levels, scores[0] ?? 0);
      expect(standingOf(levelsOf(scores.toReversed()), scores[0] ?? 0)).toEqual(standing);
      if (scores.includes(other) && other > (scores[0] ?? 0)) {
        expect(partOf[standingOf(levels, other).band]).toBeGreaterThanOrEqual(partOf[standing.band]);
      }
    }),
  );
});

test.each([
  ["the only one", [47], 47, { rank: 1, last: 1, of: 1, band: "fits" }],
  ["the better of two", [60, 47], 60, { rank: 1, last: 1, of: 2, band: "half" }],
  ["the first of nine", [90, 8, 7, 6, 5, 4, 3, 2, 1], 90, { rank: 1, last: 1, of: 9, band: "quarter" }],
  ["the first of ten", [90, 9, 8, 7, 6, 5, 4, 3, 2, 1], 90, { rank: 1, last: 1, of: 10, band: "tenth" }],
  ["one of ten equal ones", Array<number>(10).fill(50), 50, { rank: 1, last: 10, of: 10, band: "fits" }],
  ["the last of three", [3, 2, 1], 1, { rank: 3, last: 3, of: 3, band: "fits" }],
] as const)("%s", (_, scores, score, standing) => {
  expect(standingOf(levelsOf(scores), score)).toEqual(standing);
});

test("a list that is longer than it was counted says no more than is certain", () => {
  const levels = new Map([
    [90, 100],
    [80, 150],
    [70, 251],
    [60, 500],
  ]);
  const standings = [90, 80, 70, 60, 50].map((score) => standingOf(levels, score));
  expect(standings).toEqual([
    { rank: 1, last: 100, of: MOST_COUNTED + 1, band: "tenth" },
    { rank: 101, last: 250, of: MOST_COUNTED + 1, band: "quarter" },
    // 501 of 1,001 or more: perhaps the upper half, which is not certain.
    { rank: 251, last: 501, of: MOST_COUNTED + 1, band: "fits" },
    { rank: 502, last: null, of: MOST_COUNTED + 1, band: "fits" },
    { rank: null, last: null, of: MOST_COUNTED + 1, band: "fits" },
  ]);
  expect(standings.map(shareBehind)).toEqual([100, 90, 75, 50, 0]);
});
