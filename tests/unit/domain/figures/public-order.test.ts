import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  comparePlaces,
  figureIn,
  isAscending,
  PUBLIC_ORDERS,
  type PublicOrder,
} from "#app/domain/figures/public-order.ts";

const compareNames = new Intl.Collator("en").compare;
/** Few values, so that many are the same. */
const institutions = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    name: fc.constantFrom("Bank of Spring", "bank of spring", "Changbai", "春城银行", ""),
    mandatesInForce: fc.nat(3),
    responsiveness: fc.option(
      fc.record({
        score: fc.option(fc.constantFrom(5, 70, 100)),
        median: fc.option(fc.constantFrom("0", "0.5", "2", "10")),
      }),
    ),
  }),
  { selector: ({ id }) => id, maxLength: 30 },
);

describe.each(PUBLIC_ORDERS)("the order %s of the public institutions", (order: PublicOrder) => {
  const compare = comparePlaces(order, compareNames);

  test("has each institution once, page by page", () => {
    fc.assert(
      fc.property(institutions, fc.integer({ min: 1, max: 5 }), (list, size) => {
        const places = list.map((one) => ({ ...one, figure: figureIn(order, one) })).sort(compare);
        const read: string[] = [];
        for (let rest = places; rest.length > 0;) {
          const page = rest.slice(0, size);
          read.push(...page.map(({ id }) => id));
          const last = page.at(-1) ?? expect.fail();
          rest = places.filter((one) => compare(one, last) > 0);
        }
        expect(read).toEqual(places.map(({ id }) => id));
        expect(new Set(read).size).toBe(list.length);
      }),
    );
  });

  test("rises or falls as its head says, those without a figure last", () => {
    fc.assert(
      fc.property(institutions, (list) => {
        const places = list.map((one) => ({ ...one, figure: figureIn(order, one) })).sort(compare);
        const figures = places.map(({ figure }) => figure);
        const shown = figures.filter((figure) => figure !== "").map(Number);
        expect(figures.slice(0, shown.length)).not.toContain("");
        const sorted = shown.toSorted((a, b) => (isAscending(order) ? a - b : b - a));
        expect(shown).toEqual(sorted);
      }),
    );
  });
});
