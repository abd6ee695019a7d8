import { withoutTrailing } from "./digits.ts";

/** Money is an integer number of fen (1 yuan = 100 fen) in a bigint; amounts are never floats. */

/** How a quotient that isn't an integer is rounded; explicit at each call, so that there is no hidden default. */
export type Rounding = "half-up" | "half-even" | "down";

/** The unit of a number without a suffix: yuan, 万元 (ten thousand yuan) or a million yuan ("¥M"). */
export type MoneyUnit = "yuan" | "wan" | "million";

export type MoneyFault = "empty" | "not-an-amount" | "negative" | "too-precise" | "too-large";

export type MoneyParse = { ok: true; fen: bigint } | { ok: false; fault: MoneyFault };

/** A trillion yuan: above any amount on the platform, far below PostgreSQL's bigint. */
export const LARGEST_FEN = 100_000_000_000_000n;

const FEN_PER_UNIT: ReadonlyMap<string, bigint> = new Map(
  Object.entries({
    yuan: 100n,
    wan: 1_000_000n,
    million: 100_000_000n,
    元: 100n,
    千: 100_000n,
    千元: 100_000n,
    k: 100_000n,
    万: 1_000_000n,
    万元: 1_000_000n,
    百万: 100_000_000n,
    百万元: 100_000_000n,
    m: 100_000_000n,
    千万: 1_000_000_000n,
    千万元: 1_000_000_000n,
    亿: 10_000_000_000n,
    亿元: 10_000_000_000n,
    bn: 100_000_000_000n,
  }),
);

const AMOUNT = /^([-−]?)(\d+(?:\.\d*)?|\.\d+)([a-z\p{Script=Han}]*)$/u;

/**
 * Parses an amount as people type it: "2,500,000", "２５０万元", "¥2.5M", "1.2亿", "2.50" (in `unit`). Full-width digits are
 * accepted, and commas between groups of three; a unit in the text overrides `unit`. Faults: empty, not-an-amount,
 * negative (unless `signed`), too-precise (finer than a fen), too-large.
 */
export function parseMoney(text: string, unit: MoneyUnit, signed = false): MoneyParse {
  const plain = plainNumberText(text).replace(/^([-−]?)(?:¥|￥|rmb|cny)/u, "$1");
  if (plain === "") return { ok: false, fault: "empty" };
  const match = AMOUNT.exec(plain);
  const fenPerUnit = FEN_PER_UNIT.get(match?.[3] === "" ? unit : (match?.[3] ?? ""));
  if (!match?.[2] || fenPerUnit === undefined) return { ok: false, fault: "not-an-amount" };
  const [whole = "", fraction = ""] = match[2].split(".");
  if (whole.length > 30 || fraction.length > 30) return { ok: false, fault: "too-large" };
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction || "0") * fenPerUnit;
  if (scaled % scale !== 0n) return { ok: false, fault: "too-precise" };
  const fen = (scaled / scale) * (match[1] ? -1n : 1n);
  if (fen < 0n && !signed) return { ok: false, fault: "negative" };
  if (fen > LARGEST_FEN || fen < -LARGEST_FEN) return { ok: false, fault: "too-large" };
  return { ok: true, fen };
}

/**
 * A typed number without formatting: NFKC, lower case, without spaces around it or before its unit, and without commas
 * (or spaces, or apostrophes) between groups of three digits. Elsewhere they remain, so that it is no number: "1,5" is
 * 1.5 to one reader and 15 to another.
 */
export function plainNumberText(text: string): string {
  const folded = foldedText(text);
  const from = firstIn(folded, /[\d.]/u);
  const until = from + firstIn(folded.slice(from), /[^\d.,'\s]/u);
  const number = folded.slice(from, until).trim();
  const digits = GROUPED.test(number) ? number.replace(/[,'\s]/gu, "") : number;
  return withoutBlanks(folded.slice(0, from)) + digits + withoutBlanks(folded.slice(until));
}

/** The same for a percentage, whose sign is optional: it has no digit groups, so a comma makes it invalid. */
export function plainPercentText(text: string): string {
  return foldedText(text)
    .replace(/\s?%$/u, "")
    .replace(/^([-−])\s/u, "$1");
}

/** Groups of three after one to three digits that don't start with 0, all with the same separator. */
const GROUPED = /^[1-9]\d{0,2}(?:(?:,\d{3})+|(?:'\d{3})+|(?: \d{3})+)(?:\.\d*)?$/u;

function foldedText(text: string): string {
  return text.normalize("NFKC").replaceAll("。", ".").trim().toLowerCase();
}

/** The index of the first such character, or the text's length. */
function firstIn(text: string, character: RegExp): number {
  const at = text.search(character);
  return at < 0 ? text.length : at;
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/gu, "");
}

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
  const per = FEN_PER_UNIT.get(unit) ?? 100n;
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
