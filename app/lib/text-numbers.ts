import { replaced, type Reading } from "./reading.ts";
import { spansOf, type Span } from "./spans.ts";

/** A number in a reading: its digits without the point, and how many of them are decimals. */
export type TextNumber = Span & { figures: bigint; decimals: number };

const ONES =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ENGLISH = new Map([
  ...[...ONES, "seventeen", "eighteen", "nineteen"].map((word, at) => [word, at + 1] as const),
  ...TENS.map((word, at) => [word, (at + 2) * 10] as const),
  ...TENS.flatMap((ten, at) =>
    ONES.slice(0, 9).map((one, more) => [`${ten}-${one}`, (at + 2) * 10 + more + 1] as const),
  ),
]);

/** A reading with English numbers below a hundred converted to digits; "twenty five" in two words is two numbers. */
export function withEnglishNumbersAsDigits(reading: Reading): Reading {
  const words = spansOf(reading.plain, /(?<![a-z\d-])[a-z]{3,9}(?:-[a-z]{3,5})?(?![a-z\d])/gu);
  return replaced(
    reading,
    words.flatMap(({ from, to }) => {
      const by = ENGLISH.get(reading.plain.slice(from, to));
      return by === undefined ? [] : [{ from, to, by: String(by) }];
    }),
  );
}

const HAN_UNITS: Readonly<Record<string, bigint>> = { 十: 10n, 百: 100n, 千: 1_000n };
/** Longer runs of digits are no plausible amount. */
const MOST_FIGURES = 18;

/**
 * Numbers in a reading with Chinese digits converted (`fold` with `figures`): "86", "4,760.32", and with Chinese tens,
 * hundreds and thousands, of which "八十六" still has "8十6". 万, 亿 and currency words are left to the caller.
 */
export function findNumbers(plain: string): TextNumber[] {
  return spansOf(plain, /[\d十百千]+(?:,\d{3})*(?:\.\d+)?/gu).flatMap(({ from, to }) => {
    const digits = plain.slice(from, to).replaceAll(",", "");
    if (digits.length > MOST_FIGURES) return [];
    const [whole = "", part = ""] = digits.split(".");
    const figures = wholeNumber(whole) * 10n ** BigInt(part.length) + BigInt(part || "0");
    return [{ from, to, figures, decimals: part.length }];
  });
}

function wholeNumber(digits: string): bigint {
  let [sum, figures] = [0n, ""];
  for (const sign of digits) {
    const unit = HAN_UNITS[sign];
    if (unit === undefined) figures += sign;
    else {
      sum += BigInt(figures || "1") * unit;
      figures = "";
    }
  }
  return sum + BigInt(figures || "0");
}
