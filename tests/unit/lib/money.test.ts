import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  basisPointsOf,
  decodeFen,
  divideRounded,
  encodeFen,
  LARGEST_FEN,
  type MoneyUnit,
  sumFen,
  unitText,
  yuanText,
} from "#app/lib/money.ts";
import { parseMoney } from "#app/lib/typed-numbers.ts";
import { forAll } from "#tests/support/for-all.ts";

describe("a typed amount", () => {
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
    ["5constructor", "not-an-amount"],
    ["5 __proto__", "not-an-amount"],
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

  test.each([
    "1,5",
    "1,50",
    "1,5000",
    "1,50,000",
    "15,00",
    ",500",
    "1,,500",
    "1,500,",
    "1500,000",
    "0,500",
    "1.5,000",
    "1，5",
    "１，５０，０００",
    "1 5",
    "1'5",
    "1,500 000",
    "-1,5",
    "1,5万",
    "¥1,5M",
    "1,234.567,8",
  ])("“%s” is refused: commas stand between thousands only", (text) => {
    expect(parseMoney(text, "wan", true)).toEqual({ ok: false, fault: "not-an-amount" });
  });

  test.each([
    ["1,500", 1_500_000_000n],
    ["1,234,567.89", 1_234_567_890_000n],
    ["１，２３４，５６７．８９", 1_234_567_890_000n],
    ["1，500．5", 1_500_500_000n],
    ["1'234 万", 1_234_000_000n],
    ["−1,500", -1_500_000_000n],
  ])("“%s” is %d fen in 万元", (text, fen) => {
    expect(parseMoney(text, "wan", true)).toEqual({ ok: true, fen });
  });

  test("as printed on pages, in any script's digits, is parsed back; with its commas anywhere else it is refused", () => {
    const fullWidth = (text: string) =>
      text.replace(/[!-~]/gu, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0));
    forAll(
      fc.bigInt({ min: 0n, max: LARGEST_FEN }),
      fc.boolean(),
      fc.array(fc.nat(16), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(",", "，", "'", " "),
      (fen, isWide, places, sign) => {
        const shown = yuanText(fen);
        const grouped = shown.replace(/\d(?=(?:\d{3})+\.)/gu, "$&,");
        const read = (text: string) => parseMoney(isWide ? fullWidth(text) : text, "yuan");
        expect(read(grouped)).toEqual({ ok: true, fen });

        const at = [...new Set(places.map((place) => place % (shown.length + 1)))].sort((a, b) => b - a);
        const strewn = at.reduce((text, place) => text.slice(0, place) + sign + text.slice(place), shown);
        const typed = strewn.trim(); // blanks around an amount say nothing
        if (typed.replaceAll(sign, ",") !== grouped && typed !== shown) {
          expect(read(strewn)).toEqual({ ok: false, fault: "not-an-amount" });
        }
      },
    );
  });

  test("shown in a unit is parsed back as the same amount", () =>
    forAll(
      fc.bigInt({ min: 0n, max: LARGEST_FEN }),
      fc.constantFrom<MoneyUnit>("yuan", "wan", "million"),
      (fen, unit) => {
        expect(parseMoney(unitText(fen, unit), unit)).toEqual({ ok: true, fen });
        expect(parseMoney(yuanText(fen), "yuan")).toEqual({ ok: true, fen });
      },
    ));
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

  test("by zero throws", () => {
    expect(() => divideRounded(1n, 0n, "down")).toThrow(RangeError);
  });

  test("50 basis points of ¥2.4M are ¥12,000", () => {
    expect(basisPointsOf(240_000_000n, 50, "half-up")).toBe(1_200_000n);
  });

  test("is never off by more than half", () =>
    forAll(fc.bigInt(-(10n ** 16n), 10n ** 16n), fc.bigInt(1n, 10n ** 9n), (n, d) => {
      const off = (divideRounded(n, d, "half-up") * d - n) * 2n;
      expect(off <= d && off >= -d).toBe(true);
    }));
});

describe("an amount in JSON", () => {
  test("is the same after a round trip", () =>
    forAll(fc.bigInt({ min: -LARGEST_FEN, max: LARGEST_FEN }), (fen) => {
      expect(decodeFen(encodeFen(fen))).toBe(fen);
    }));

  test.each(["", "1.5", "abc", "1e3", " 1", "9".repeat(18), (LARGEST_FEN + 1n).toString()])(
    "“%s” is not an amount",
    (text) => {
      expect(decodeFen(text)).toBeNull();
    },
  );
});

test("the sum of an empty list is zero", () => {
  expect(sumFen([])).toBe(0n);
  expect(sumFen([1n, 2n, -5n])).toBe(-2n);
});
