import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { creditOfLine } from "#app/domain/billing/credit.ts";
import { feeOfDrawdown, feeOnDrawnAmount } from "#app/domain/billing/fee.ts";
import { taxedOf } from "#tests/support/billing/taxed-of.ts";
import { forAll } from "#tests/support/for-all.ts";

/** Any price list's terms: a cap below the floor is no price. */
const terms = fc
  .record({
    rateBp: fc.integer({ min: 0, max: 10_000 }),
    floorFen: fc.bigInt(0n, 500_000n),
    above: fc.bigInt(0n, 20_000_000n),
  })
  .map(({ rateBp, floorFen, above }) => ({ rateBp, floorFen, capFen: floorFen + above }));
const drawn = fc.bigInt(1n, 5_000_000_000n);
const drawdowns = fc.array(drawn, { minLength: 1, maxLength: 10 });
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, one) => all + one, 0n);

describe("a deal's fee", () => {
  test("is the same however the deal is drawn, is between floor and cap, and never falls with more money", () => {
    forAll(terms, drawdowns, (price, amounts) => {
      let before = 0n;
      const fees = amounts.map((amount) => {
        const fee = feeOfDrawdown(price, before, amount);
        before += amount;
        return fee;
      });
      expect(fees.every((fee) => fee >= 0n)).toBe(true);
      expect(sum(fees)).toBe(feeOnDrawnAmount(price, before));
      expect(sum(fees) >= price.floorFen && sum(fees) <= price.capFen).toBe(true);
      expect(feeOnDrawnAmount(price, 0n)).toBe(0n);
    });
  });
});

describe("value-added tax", () => {
  const rate = fc.integer({ min: 0, max: 2_500 });
  const amount = fc.bigInt(-20_000_000n, 20_000_000n);

  test("included in a price: net and tax are the price; added to it: net is the price", () => {
    forAll(amount, rate, (fen, rateBp) => {
      const included = taxedOf(fen, rateBp, true);
      expect(included.netFen + included.vatFen).toBe(fen);
      const added = taxedOf(fen, rateBp, false);
      expect(added.netFen).toBe(fen);
      // Half a fen at most is rounded.
      // In halves of a ten-thousandth, without a rounding of the test's own; with the price, the net is rounded, too.
      const off = ({ netFen, vatFen }: typeof added): bigint => {
        const by = 2n * (10_000n * vatFen - netFen * BigInt(rateBp));
        return by < 0n ? -by : by;
      };
      expect(off(added) <= 10_000n).toBe(true);
      expect(off(included) <= 10_000n + BigInt(rateBp)).toBe(true);
    });
  });

  test("mirrors negative amounts, so that a correction takes back what was charged", () => {
    forAll(amount, rate, fc.boolean(), (fen, rateBp, inclusive) => {
      const there = taxedOf(fen, rateBp, inclusive);
      const back = taxedOf(-fen, rateBp, inclusive);
      expect([there.netFen + back.netFen, there.vatFen + back.vatFen]).toEqual([0n, 0n]);
    });
  });

  test("of an invoice is the sum of its lines', each rounded once", () => {
    forAll(fc.array(fc.tuple(amount, rate), { maxLength: 30 }), fc.boolean(), (fees, inclusive) => {
      const lines = fees.map(([fen, rateBp]) => taxedOf(fen, rateBp, inclusive));
      const total = sum(lines.map(({ netFen, vatFen }) => netFen + vatFen));
      expect(sum(lines.map(({ netFen }) => netFen)) + sum(lines.map(({ vatFen }) => vatFen))).toBe(total);
    });
  });
});

describe("credits of a line", () => {
  const part = fc.bigInt(1n, 400_000n);

  test("of any parts take back no more than there is of net and of tax, and add up to it", () => {
    forAll(
      fc.bigInt(1n, 2_000_000n),
      fc.integer({ min: 0, max: 2_500 }),
      fc.array(part),
      (fen, rateBp, parts) => {
        const { netFen, vatFen } = taxedOf(fen, rateBp, true);
        const line = { netFen, vatFen, creditedNetFen: 0n, creditedVatFen: 0n };
        const take = (amountFen: bigint | null) => {
          const credit = creditOfLine(line, amountFen);
          if (credit === null) return;
          expect(credit.netFen >= 0n && credit.vatFen >= 0n).toBe(true);
          if (amountFen !== null) expect(credit.netFen + credit.vatFen).toBe(amountFen);
          line.creditedNetFen += credit.netFen;
          line.creditedVatFen += credit.vatFen;
          expect(line.creditedNetFen <= netFen && line.creditedVatFen <= vatFen).toBe(true);
        };
        for (const amountFen of parts) take(amountFen);
        take(null);
        expect([line.creditedNetFen, line.creditedVatFen]).toEqual([netFen, vatFen]);
        expect(creditOfLine(line, null)).toBeNull();
        expect(creditOfLine(line, 1n)).toBeNull();
      },
    );
  });
});
