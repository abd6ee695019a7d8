import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toProbabilities } from "#app/domain/matching/learned/choice.ts";
import { DEMAND_WEIGHT, DemandCount, demandFeature } from "#app/domain/matching/learned/demand.ts";
import { forAll } from "#tests/support/for-all.ts";

const datasets = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 12 }))
  .chain(([slots, companies]) =>
    fc.array(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: slots, maxLength: slots }), {
      minLength: companies,
      maxLength: companies,
    }),
  );

function demandIn(dataset: readonly number[][]): Float64Array {
  const count = new DemandCount(dataset[0]?.length ?? 0);
  for (const utilities of dataset) count.add(Float64Array.from(utilities));
  return count.demand();
}

describe("demand for mandates", () => {
  test("is 1 on average, whatever companies would choose", () =>
    forAll(datasets, (dataset) => {
      const demand = demandIn(dataset);
      expect(demand.reduce((sum, one) => sum + one, 0) / demand.length).toBeCloseTo(1, 9);
    }));

  test("for mandates that only some companies fit counts those companies only", () => {
    const count = new DemandCount(3);
    count.add(Float64Array.of(1, 1), [0, 2]);
    count.add(Float64Array.of(5), [2]);
    const [first = 0, second = 0, third = 0] = count.demand();
    expect([first, second, third].map((one) => one * 3 - 1)).toEqual([
      expect.closeTo(0.5 * 3, 9),
      expect.closeTo(-0, 9),
      expect.closeTo(1.5 * 3, 9),
    ]);
  });

  test("sorts a company's list by log p(l|c) + β·log p(c|l)", () => {
    const beta = DEMAND_WEIGHT / (1 - DEMAND_WEIGHT);
    forAll(datasets, (dataset) => {
      const demand = demandIn(dataset);
      for (const utilities of dataset) {
        const chances = toProbabilities(Float64Array.from(utilities));
        const shown = utilities.map((u, l) => u + DEMAND_WEIGHT * demandFeature(demand[l] ?? null));
        const bothSides = utilities.map((_, l) => {
          const own = Math.log(chances[l] ?? 0);
          return own + beta * (own - Math.log(demand[l] ?? 1));
        });
        for (const [l, one] of shown.entries()) {
          for (const [k, other] of shown.entries()) {
            const [more = 0, less = 0] = [bothSides[l], bothSides[k]];
            if (one > other + 1e-9) expect(more).toBeGreaterThan(less);
          }
        }
      }
    });
  });

  test("has no effect while it is unknown, and never more than a factor of twenty", () => {
    expect(demandFeature(null)).toBe(0);
    expect(demandFeature(1e9)).toBe(demandFeature(20));
    expect(demandFeature(0)).toBe(demandFeature(1 / 20));
    expect(demandFeature(2)).toBeLessThan(demandFeature(1));
  });
});
