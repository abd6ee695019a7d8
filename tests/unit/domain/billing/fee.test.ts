import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { feeOfDrawdown, feeOnDrawnAmount } from "#app/domain/billing/fee.ts";
import { feeTermsOf } from "#app/domain/billing/price.ts";
import { firstPriceList } from "#db/seeds/city/first-price-list.ts";
import { forAll } from "#tests/support/for-all.ts";

const debt = feeTermsOf(firstPriceList, "ip_pledge_loan", "capital");
const equity = feeTermsOf(firstPriceList, "equity", "capital");

describe("the fee on a drawdown", () => {
  test.each([
    ["debt", debt, 0n, 240_000_000n, 1_200_000n],
    ["debt", debt, 240_000_000n, 160_000_000n, 800_000n],
    ["equity", equity, 0n, 600_000_000n, 10_000_000n],
    ["equity", equity, 0n, 100_000_000n, 2_000_000n],
    ["debt up to the cap", debt, 0n, 2_000_000_000n, 10_000_000n],
    ["debt over the cap", debt, 0n, 3_000_000_000n, 10_000_000n],
    ["debt that reaches the cap", debt, 1_900_000_000n, 200_000_000n, 500_000n],
    ["debt after the cap", debt, 2_000_000_000n, 100_000_000n, 0n],
    ["a hundred fen", debt, 0n, 100n, 1n],
    ["99 fen", debt, 0n, 99n, 0n],
  ])("of %s", (_, terms, before, drawn, fee) => {
    expect(feeOfDrawdown(terms, before, drawn)).toBe(fee);
  });

  test("adds up to the fee of the whole, however it was split, and never exceeds the cap", () => {
    const drawn = fc.array(fc.bigInt(1n, 3_000_000_000n), { minLength: 1, maxLength: 12 });
    forAll(drawn, fc.constantFrom(debt, equity), (amounts, terms) => {
      let before = 0n;
      let fees = 0n;
      for (const amount of amounts) {
        const fee = feeOfDrawdown(terms, before, amount);
        expect(fee >= 0n).toBe(true);
        fees += fee;
        before += amount;
      }
      expect(fees).toBe(feeOnDrawnAmount(terms, before));
      expect(fees <= terms.capFen).toBe(true);
    });
  });
});
