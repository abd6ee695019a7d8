import { withoutTrailing } from "./digits.ts";

/** Money is an integer number of fen (1 yuan = 100 fen) in a bigint; amounts are never floats. */

/** How a quotient that isn't an integer is rounded; explicit at each call, so that there is no hidden default. */
export type Rounding = "half-up" | "half-even" | "down";

/** The unit of a number without a suffix: yuan, 万元 (ten thousand yuan) or a million yuan ("¥M"). */
export type MoneyUnit = "yuan" | "wan" | "million";

export const FEN_PER_UNIT: Readonly<Record<MoneyUnit, bigint>> = {
  yuan: 100n,
  wan: 1_000_000n,
  million: 100_000_000n,
};

/** A trillion yuan: above any amount on the platform, far below PostgreSQL's bigint. */
export const LARGEST_FEN = 100_000_000_000_000n;

/** numerator / denominator rounded as given; ties of negative numbers mirror those of positive ones. */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator === 0n) throw new RangeError("Division by zero");
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = n / d;
  const twice = (n % d) * 2n;
  const up = twice > d || (twice === d && (rounding === "half-up" || quotient % 2n === 1n));
  const rounded = rounding !== "down" && up ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

/** `basisPoints` hundredths of a percent of an amount: 50 bp of 2,400,000.00 is 12,000.00. */
export function basisPointsOf(fen: bigint, basisPoints: number, rounding: Rounding): bigint {
  return divideRounded(fen * BigInt(basisPoints), 10_000n, rounding);
}

export function sumFen(amounts: Iterable<bigint>): bigint {
  let sum = 0n;
  for (const fen of amounts) sum += fen;
  return sum;
}

/** Exact yuan with two decimals and no grouping, for exports and for the value of an input: "2500000.00". */
export function yuanText(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, "0");
  return `${fen < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The same amount in 万元 or millions without trailing zeros, for the value of an input: "250", "2.5". */
export function unitText(fen: bigint, unit: MoneyUnit): string {
  const per = FEN_PER_UNIT[unit];
  const places = per.toString().length - 1;
  const digits = (fen < 0n ? -fen : fen).toString().padStart(places + 1, "0");
  const fraction = withoutTrailing(digits.slice(-places), "0");
  return `${fen < 0n ? "-" : ""}${digits.slice(0, -places)}${fraction ? `.${fraction}` : ""}`;
}

/** JSON has no bigint: an amount is sent and stored as decimal text, in fen. */
export function encodeFen(fen: bigint): string {
  return fen.toString();
}

/** Null for anything but the decimal text of an amount in range. */
export function decodeFen(text: string): bigint | null {
  if (!/^-?\d{1,17}$/u.test(text)) return null;
  const fen = BigInt(text);
  return fen > LARGEST_FEN || fen < -LARGEST_FEN ? null : fen;
}
