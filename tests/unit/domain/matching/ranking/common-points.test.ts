import fc from "fast-check";
import { expect, test } from "vitest";
import { apartFrom, commonPointsOf, toCommonPoints } from "#app/domain/matching/ranking/common-points.ts";
import { REASON_KINDS } from "#app/domain/matching/ranking/reason.ts";
import { BASE_SCORE } from "#app/domain/matching/ranking/score.ts";

const reasonsArb = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom(...REASON_KINDS),
    points: fc.integer({ min: -30, max: 30 }).filter((points) => points !== 0),
  }),
  { selector: ({ kind }) => kind, maxLength: 12 },
);
const listArb = fc.array(reasonsArb, { maxLength: 25 });
const sum = (all: readonly { points: number }[]) => all.reduce((total, { points }) => total + points, 0);
const scoreOf = (reasons: readonly { points: number }[]) => BASE_SCORE + sum(reasons);

test("the average, what is common and what sets a pair apart add up to its score", () => {
  fc.assert(
    fc.property(listArb, reasonsArb, (list, reasons) => {
      const common = commonPointsOf(list);
      const shared = Object.values(common).reduce((total, points) => total + points, 0);
      expect(BASE_SCORE + shared + sum(apartFrom(common, reasons))).toBe(scoreOf(reasons));
    }),
  );
});

test("neither depends on the order of pairs or of reasons", () => {
  fc.assert(
    fc.property(listArb, reasonsArb, (list, reasons) => {
      const common = commonPointsOf(list);
      const turned = commonPointsOf(list.toReversed().map((one) => one.toReversed()));
      expect(turned).toEqual(common);
      expect(apartFrom(turned, reasons.toReversed())).toEqual(apartFrom(common, reasons));
    }),
  );
});

test("what half of a list has or exceeds, half has or falls short of", () => {
  fc.assert(
    fc.property(
      listArb.filter(({ length }) => length > 0),
      (list) => {
        const common = commonPointsOf(list);
        for (const kind of REASON_KINDS) {
          const points = list.map((reasons) => reasons.find((one) => one.kind === kind)?.points ?? 0);
          const median = common[kind] ?? 0;
          expect(points.filter((one) => one <= median).length * 2).toBeGreaterThanOrEqual(list.length);
          expect(points.filter((one) => one >= median).length * 2).toBeGreaterThanOrEqual(list.length);
        }
      },
    ),
  );
});

test("what every pair of a list has sets none apart", () => {
  fc.assert(
    fc.property(listArb, fc.integer({ min: -20, max: -1 }), (list, points) => {
      const all = list.map((reasons) => [
        ...reasons.filter(({ kind }) => kind !== "activity"),
        { kind: "activity" as const, points },
      ]);
      const common = commonPointsOf(all);
      if (all.length > 0) expect(common.activity).toBe(points);
      for (const reasons of all) {
        expect(apartFrom(common, reasons).map(({ kind }) => kind)).not.toContain("activity");
      }
    }),
  );
});

test("what is stored is read as it was", () => {
  fc.assert(
    fc.property(listArb, (list) => {
      const common = commonPointsOf(list);
      expect(toCommonPoints(JSON.parse(JSON.stringify(common)))).toEqual(common);
    }),
  );
  expect([toCommonPoints(null), commonPointsOf([])]).toEqual([{}, {}]);
});
