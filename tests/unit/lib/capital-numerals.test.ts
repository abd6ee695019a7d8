import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { capitalAmount } from "#app/lib/capital-numerals.ts";
import { LARGEST_FEN } from "#app/lib/money.ts";
import { forAll } from "#tests/support/for-all.ts";

const digits = "零壹贰叁肆伍陆柒捌玖";
const units = { 拾: 10n, 佰: 100n, 仟: 1_000n } as const;

/** The same amount read back: another way than the one by which it was written. */
function readBack(text: string): bigint {
  const sign = text.includes("负") ? -1n : 1n;
  const words = text.replace("人民币", "").replace("负", "").replace("整", "");
  const [whole = "", parts = ""] = words.includes("元") ? words.split("元") : ["", words];
  let [fen, digit] = [0n, 0n];
  for (const sign of parts) {
    if (sign === "角") fen += digit * 10n;
    else if (sign === "分") fen += digit;
    else digit = BigInt(digits.indexOf(sign));
  }
  return sign * (wholeOf(whole) * 100n + fen);
}

function wholeOf(words: string): bigint {
  for (const [word, size] of [
    ["亿", 100_000_000n],
    ["万", 10_000n],
  ] as const) {
    const at = words.lastIndexOf(word);
    if (at >= 0) return wholeOf(words.slice(0, at)) * size + wholeOf(words.slice(at + 1));
  }
  let [sum, digit] = [0n, 0n];
  for (const sign of words) {
    const unit = units[sign as keyof typeof units] as bigint | undefined;
    if (unit === undefined) digit = BigInt(digits.indexOf(sign));
    else [sum, digit] = [sum + digit * unit, 0n];
  }
  return sum + digit;
}

describe("an amount in Chinese capital numerals", () => {
  // The examples of 正确填写票据和结算凭证的基本规定 among them.
  test.each<[bigint, string]>([
    [140_950n, "人民币壹仟肆佰零玖元伍角整"],
    [600_714n, "人民币陆仟零柒元壹角肆分"],
    [168_032n, "人民币壹仟陆佰捌拾元叁角贰分"],
    [10_700_053n, "人民币壹拾万柒仟元伍角叁分"],
    [1_640_902n, "人民币壹万陆仟肆佰零玖元零贰分"],
    [32_504n, "人民币叁佰贰拾伍元零肆分"],
    [2_500_000n, "人民币贰万伍仟元整"],
    [10_000_000_000n, "人民币壹亿元整"],
    [100_005_000_000n, "人民币壹拾亿零伍万元整"],
    [100_000_000_000_000n, "人民币壹万亿元整"],
    [5n, "人民币伍分"],
    [30n, "人民币叁角整"],
    [0n, "人民币零元整"],
    [-2_500_000n, "人民币负贰万伍仟元整"],
  ])("of %s fen is %s", (fen, words) => {
    expect(capitalAmount(fen)).toBe(words);
  });

  test("reads back as the same amount, never has two zeros in a row, and ends in 整 or fen", () => {
    forAll(fc.bigInt({ min: -LARGEST_FEN, max: LARGEST_FEN }), (fen) => {
      const words = capitalAmount(fen);
      expect(readBack(words)).toBe(fen);
      expect(words).not.toMatch(/零零/);
      expect(words).toMatch(/^人民币负?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分]+整?$/);
      expect(words.endsWith("整")).toBe(fen % 10n === 0n);
    });
  });

  test("is another one for each amount", () => {
    const amount = fc.bigInt({ min: 0n, max: LARGEST_FEN });
    forAll(fc.tuple(amount, amount), ([one, other]) => {
      expect(capitalAmount(one) === capitalAmount(other)).toBe(one === other);
    });
  });
});
