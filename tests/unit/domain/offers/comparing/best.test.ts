import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestOffers, type Measured } from "#app/domain/offers/comparing/best.ts";
import { forAll } from "#tests/support/for-all.ts";

const measured = (...values: readonly (number | null)[]): Measured[] =>
  values.map((value, index) => ({ id: String(index), value, basis: "" }));
const idsOf = (offers: readonly Measured[]) => [...(bestOffers(offers)?.ids ?? [])];

describe("the best of several offers", () => {
  test.each([
    ["none of none", [], []],
    ["none of one", [4], []],
    ["none of one that has a value", [4, null, null], []],
    ["the lower of two", [4, 3], ["1"]],
    ["both of two that tie below a third", [3, 4, 3], ["0", "2"]],
    ["none of two that are equal", [3, 3], []],
    ["the lower of two beside one without a value", [null, 5, 4], ["2"]],
  ])("is %s", (_, values, ids) => {
    expect(idsOf(measured(...values))).toEqual(ids);
  });

  test("is none where one was measured on another basis, whatever its value", () => {
    const [one, other, third] = measured(3, 4, 5);
    expect(bestOffers([one, other, { ...third, basis: "other" }] as Measured[])).toBeNull();
    // One without a value says nothing of the basis.
    expect(bestOffers([one, other, { ...third, basis: "other", value: null }] as Measured[])?.of).toBe(2);
  });

  const offers = fc.array(
    fc.record({
      value: fc.option(fc.bigInt({ min: 0n, max: 6n }), { nil: null }),
      basis: fc.constantFrom("", "", "", "other"),
    }),
    { maxLength: 8 },
  );

  test("is at most as large as every other value and smaller than one; the same in any order", () => {
    forAll(offers, fc.nat(), (drawn, seed) => {
      const all = drawn.map((one, index) => ({ ...one, id: String(index) }));
      const best = bestOffers(all);
      const turned = all.map((_, index) => all[(index + seed) % all.length] ?? all[0]) as Measured[];
      expect(bestOffers(turned)?.ids).toEqual(best?.ids);
      if (best === null) return;
      const values = all.filter(({ value }) => value !== null);
      expect(best.of).toBe(values.length);
      for (const { id, value } of values) {
        const isLeast = values.every((other) => (other.value ?? 0n) >= (value ?? 0n));
        expect(best.ids.has(id)).toBe(isLeast);
      }
      expect(best.ids.size).toBeGreaterThan(0);
      expect(best.ids.size).toBeLessThan(values.length);
      expect(new Set(values.map(({ basis }) => basis)).size).toBe(1);
    });
  });

  test("stays the best when a worse offer comes, and is never called so by an offer alone", () => {
    forAll(offers, (drawn) => {
      const all = drawn.map(({ value }, index) => ({ id: String(index), basis: "", value }));
      const best = bestOffers(all);
      if (best === null) return;
      const worse = bestOffers([...all, { id: "worse", basis: "", value: 7n }]);
      expect(worse?.ids).toEqual(best.ids);
      expect(worse?.of).toBe(best.of + 1);
    });
  });
});
