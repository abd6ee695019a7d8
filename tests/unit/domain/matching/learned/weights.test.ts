import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChoiceEvent, curveOf, likelihoodOf } from "#app/domain/matching/learned/choice.ts";
import { fitWeights, solve } from "#app/domain/matching/learned/newton.ts";
import { chance } from "#tests/factories/domain/counted-deals.ts";
import { forAll } from "#tests/support/for-all.ts";

const FEATURES = 4;
const SLOTS = 6;

/** Choices by known weights: who is picked follows exp(u) by a seeded draw. */
function choices(seed: number, count: number, weights: readonly number[]): ChoiceEvent[] {
  const next = chance(seed);
  return Array.from({ length: count }, () => {
    const rows = weights.map((_, feature) => ({
      feature,
      values: Float64Array.from({ length: SLOTS }, () => 4 * next() - 2),
    }));
    const chances = Array.from({ length: SLOTS }, (_, slot) =>
      Math.exp(
        rows.reduce((sum, { feature, values }) => sum + (weights[feature] ?? 0) * (values[slot] ?? 0), 0),
      ),
    );
    let draw = next() * chances.reduce((sum, one) => sum + one, 0);
    const picked = chances.findIndex((one) => (draw -= one) <= 0);
    return { rows: rows.filter(() => next() > 0.1), truth: [Math.max(picked, 0)], blocked: [] };
  });
}

const active = new Uint8Array(FEATURES).fill(1);
const penalised = (events: ChoiceEvent[], weights: Float64Array, centre: Float64Array, pull: number) =>
  curveOf(events, weights, centre, pull, active).value;

describe("the curvature of the likelihood", () => {
  test("matches the gradient and the curvature by finite differences", () =>
    forAll(
      40,
      fc.integer({ min: 1, max: 1e6 }),
      fc.array(fc.double({ min: 0, max: 1.2, noNaN: true }), { minLength: FEATURES, maxLength: FEATURES }),
      (seed, start) => {
        const events = choices(seed, 12, [1, 0.5, 0, 0.2]);
        const weights = Float64Array.from(start);
        const centre = new Float64Array(FEATURES).fill(0.7);
        const curve = curveOf(events, weights, centre, 3, active);
        const step = 1e-4;
        for (let k = 0; k < FEATURES; k++) {
          const [up, down] = [Float64Array.from(weights), Float64Array.from(weights)];
          up[k] = (up[k] ?? 0) + step;
          down[k] = (down[k] ?? 0) - step;
          const slope = (penalised(events, up, centre, 3) - penalised(events, down, centre, 3)) / (2 * step);
          expect(curve.gradient[k]).toBeCloseTo(slope, 4);
          const [above, below] = [up, down].map((one) => curveOf(events, one, centre, 3, active).gradient);
          for (let j = 0; j < FEATURES; j++) {
            const bend = -((above?.[j] ?? 0) - (below?.[j] ?? 0)) / (2 * step);
            // Slots of less than one in two thousand are left out of the curvature.
            expect(Math.abs((curve.hessian[k * FEATURES + j] ?? 0) - bend)).toBeLessThan(0.2);
          }
        }
      },
    ));
});

describe("fitted weights", () => {
  test("are optimal: none below 0, no slope along the positive ones, none upwards at 0", () =>
    forAll(30, fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const events = choices(seed, 120, [1, 0.4, -0.5, 0]);
      const centre = new Float64Array(FEATURES).fill(0.7);
      const { weights } = fitWeights(events, centre, 2, { tolerance: 1e-10 });
      const { gradient } = curveOf(events, weights, centre, 2, active);
      for (let k = 0; k < FEATURES; k++) {
        expect(weights[k]).toBeGreaterThanOrEqual(0);
        if ((weights[k] ?? 0) > 0) expect(Math.abs(gradient[k] ?? 0)).toBeLessThan(0.05);
        else expect(gradient[k]).toBeLessThan(0.05);
      }
    }));

  test("approximate the weights that generated the choices, and a harmful feature gets none", () => {
    const { weights } = fitWeights(
      choices(4, 3_000, [1, 0.4, -0.5, 0]),
      new Float64Array(FEATURES).fill(0.7),
      1,
    );
    expect(weights[0]).toBeCloseTo(1, 0);
    expect(weights[1]).toBeCloseTo(0.4, 0);
    expect(weights[2]).toBe(0);
  });

  test("equal the launch weights where there is no data, or the regularisation is strong", () => {
    const centre = new Float64Array(FEATURES).fill(0.7);
    expect([...fitWeights([], centre, 10).weights]).toEqual([0.7, 0.7, 0.7, 0.7]);
    const { weights } = fitWeights(choices(4, 50, [3, 0, 0, 0]), centre, 1e6);
    for (const weight of weights) expect(weight).toBeCloseTo(0.7, 2);
  });

  test("are the same from any start, and never less likely than it", () => {
    const events = choices(9, 200, [1, 0.4, 0, 0.2]);
    const centre = new Float64Array(FEATURES).fill(0.7);
    const one = fitWeights(events, centre, 5, { tolerance: 1e-9 });
    const other = fitWeights(events, centre, 5, { start: new Float64Array(FEATURES), tolerance: 1e-9 });
    for (let k = 0; k < FEATURES; k++) expect(one.weights[k]).toBeCloseTo(other.weights[k] ?? -1, 2);
    expect(one.value).toBeGreaterThanOrEqual(penalised(events, centre, centre, 5));
  });
});

test("a blocked slot is never chosen and does not change the probabilities of the others", () => {
  const values = Float64Array.of(9, 1, 0);
  const event = { rows: [{ feature: 0, values }], truth: [1], blocked: [0] };
  expect(likelihoodOf([event], Float64Array.of(1))).toBeCloseTo(Math.log(Math.E / (Math.E + 1)), 12);
});

test("the linear system is solved over the free weights only", () => {
  const hessian = Float64Array.of(4, 1, 9, 1, 3, 9, 9, 9, 9);
  const [x = 0, y = 0] = solve(hessian, Float64Array.of(1, 2, 5), [0, 1]);
  expect(4 * x + y).toBeCloseTo(1, 12);
  expect(x + 3 * y).toBeCloseTo(2, 12);
});
