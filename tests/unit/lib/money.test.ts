import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  basisPointsOf,
  decodeFen,
  divideRounded,
  encodeFen,
  LARGEST_FEN,
  type MoneyUnit,
  parseMoney,
  sumFen,
  unitText,
  yuanText,
} from "#app/lib/money.ts";

describe("an amount as people type it", () => {
  test.each<[string, MoneyUnit, bigint]>([
    ["2500000", "yuan", 250_000_000n],
    ["2,500,000.00", "yuan", 250_000_000n],
    ["2 500 000", "yuan", 250_000_000n],
    ["２５００", "yuan", 250_000n],
    ["２，５００．５０", "yuan", 250_050n],
    ["250", "wan", 250_000_000n],
    ["250.5", "wan", 250_500_000n],
    ["3.50", "million", 350_000_000n],
    [".5", "million", 50_000_000n],
    ["3.", "million", 300_000_000n],
    ["250万元", "yuan", 250_000_000n],
    ["250万", "million", 250_000_000n],
    ["1.2亿", "wan", 12_000_000_000n],
    ["¥2.5M", "yuan", 250_000_000n],
    ["￥300元", "wan", 30_000n],
    ["RMB 3,000 k", "yuan", 300_000_000n],
    ["0", "wan", 0n],
    ["0.01", "yuan", 1n],
  ])("%s in %s is %d fen", (text, unit, fen) => {
    expect(parseMoney(text, unit)).toEqual({ ok: true, fen });
  });

  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["¥", "empty"],
    ["abc", "not-an-amount"],
    ["12 apples", "not-an-amount"],
    ["1.2.3", "not-an-amount"],
    ["1e9", "not-an-amount"],
    ["--5", "not-an-amount"],
    ["250 万 万", "not-an-amount"],
    ["-5", "negative"],
    ["−5", "negative"],
    ["0.001", "too-precise"],
    ["1000000000001", "too-large"],
    ["9".repeat(40), "too-large"],
  ])("“%s” is refused as %s", (text, fault) => {
    expect(parseMoney(text, "yuan")).toEqual({ ok: false, fault });
  });

  test("a loss may be below zero where the field says so", () => {
    expect(parseMoney("-12.5", "wan", true)).toEqual({ ok: true, fen: -12_500_000n });
    expect(parseMoney("−¥12.5", "yuan", true)).toEqual({ ok: true, fen: -1_250n });
  });

  test("what is shown in a unit reads back as the same amount", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: LARGEST_FEN }),
        fc.constantFrom<MoneyUnit>("yuan", "wan", "million"),
        (fen, unit) => {
          expect(parseMoney(unitText(fen, unit), unit)).toEqual({ ok: true, fen });
          expect(parseMoney(yuanText(fen), "yuan")).toEqual({ ok: true, fen });
        },
      ),
    );
  });
});

describe("rounding", () => {
  test.each([
    [5n, 2n, 3n, 2n, 2n],
    [7n, 2n, 4n, 4n, 3n],
    [-5n, 2n, -3n, -2n, -2n],
    [-7n, 2n, -4n, -4n, -3n],
    [7n, -2n, -4n, -4n, -3n],
    [1n, 3n, 0n, 0n, 0n],
    [2n, 3n, 1n, 1n, 0n],
    [6n, 3n, 2n, 2n, 2n],
  ])("%d ÷ %d is %d half-up, %d half-even, %d down", (n, d, halfUp, halfEven, down) => {
    expect(divideRounded(n, d, "half-up")).toBe(halfUp);
    expect(divideRounded(n, d, "half-even")).toBe(halfEven);
    expect(divideRounded(n, d, "down")).toBe(down);
  });

  test("division by zero is a bug", () => {
    expect(() => divideRounded(1n, 0n, "down")).toThrow(RangeError);
  });

  test("50 basis points of ¥2.4M are ¥12,000", () => {
    expect(basisPointsOf(240_000_000n, 50, "half-up")).toBe(1_200_000n);
  });

  test("never off by more than half", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 16n), 10n ** 16n), fc.bigInt(1n, 10n ** 9n), (n, d) => {
        const off = (divideRounded(n, d, "half-up") * d - n) * 2n;
        expect(off <= d && off >= -d).toBe(true);
      }),
    );
  });
});

describe("an amount in JSON", () => {
  test("comes back as it was", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -LARGEST_FEN, max: LARGEST_FEN }), (fen) => {
        expect(decodeFen(encodeFen(fen))).toBe(fen);
      }),
    );
  });

  test.each(["", "1.5", "abc", "1e3", " 1", "9".repeat(18), (LARGEST_FEN + 1n).toString()])(
    "“%s” is none",
    (text) => {
      expect(decodeFen(text)).toBeNull();
    },
  );
});

test("a sum of nothing is nothing", () => {
  expect(sumFen([])).toBe(0n);
  expect(sumFen([1n, 2n, -5n])).toBe(-2n);
});
