import fc from "fast-check";
import { expect, test } from "vitest";
import {
  chanceOf,
  LEAST_COMPANIES,
  LEAST_PAIRS,
  SCORE_RANGES,
  scoreRangeOf,
} from "#app/domain/matching/ranking/chance.ts";

const groupArb = fc
  .record({ pairs: fc.nat(5_000), companies: fc.nat(400), offers: fc.nat(5_000) })
  .map((group) => ({ ...group, offers: Math.min(group.offers, group.pairs) }));

test("there is none of fewer than 200 pairs or of fewer than 20 companies, and one of all others", () => {
  fc.assert(
    fc.property(groupArb, (group) => {
      const isEnough = group.pairs >= LEAST_PAIRS && group.companies >= LEAST_COMPANIES;
      expect(chanceOf(group) !== null).toBe(isEnough);
    }),
  );
  expect([LEAST_PAIRS, LEAST_COMPANIES]).toEqual([200, 20]);
  expect(chanceOf({ pairs: 199, companies: 20, offers: 60 })).toBeNull();
  expect(chanceOf({ pairs: 200, companies: 19, offers: 60 })).toBeNull();
});

test("the interval has the share in it, lies within 0 and 100, and narrows with more pairs", () => {
  fc.assert(
    fc.property(groupArb, (group) => {
      const chance = chanceOf(group);
      if (chance === null) return;
      const share = (100 * group.offers) / group.pairs;
      expect(chance.fromPercent).toBeGreaterThanOrEqual(0);
      expect(chance.toPercent).toBeLessThanOrEqual(100);
      expect(chance.fromPercent).toBeLessThanOrEqual(share);
      expect(chance.toPercent).toBeGreaterThanOrEqual(share);
      expect(Math.abs(chance.inTen * 10 - share)).toBeLessThanOrEqual(5);
      expect(chance.atLeastPairs).toBeLessThanOrEqual(group.pairs);
      const wider = chanceOf({ ...group, pairs: group.pairs * 9, offers: group.offers * 9 });
      // Rounding outwards may take a percent on either side.
      expect((wider?.toPercent ?? 0) - (wider?.fromPercent ?? 0)).toBeLessThanOrEqual(
        chance.toPercent - chance.fromPercent + 2,
      );
    }),
  );
});

test("62 of 212 are about 3 in 10, between 23 and 36 %", () => {
  // Wilson's interval of 62/212: 0.2355 to 0.3570.
  expect(chanceOf({ pairs: 212, companies: 31, offers: 62 })).toEqual({
    inTen: 3,
    fromPercent: 23,
    toPercent: 36,
    atLeastPairs: 200,
  });
});

test("each score is in one range, in order", () => {
  const ranges = Array.from({ length: 99 }, (_, i) => SCORE_RANGES.indexOf(scoreRangeOf(i + 1)));
  expect(ranges).toEqual([...ranges].sort((one, other) => one - other));
  expect(new Set(ranges).size).toBe(SCORE_RANGES.length);
});
