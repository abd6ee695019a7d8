import { FEN_PER_UNIT, LARGEST_FEN, type MoneyUnit } from "./money.ts";

/** Amounts, numbers and percentages as people type them. */

export type MoneyFault = "empty" | "not-an-amount" | "negative" | "too-precise" | "too-large";

export type MoneyParse = { ok: true; fen: bigint } | { ok: false; fault: MoneyFault };

const FEN_PER_WORD: ReadonlyMap<string, bigint> = new Map(
  Object.entries({
    ...FEN_PER_UNIT,
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
  const fenPerWord = FEN_PER_WORD.get(match?.[3] === "" ? unit : (match?.[3] ?? ""));
  if (!match?.[2] || fenPerWord === undefined) return { ok: false, fault: "not-an-amount" };
  const [whole = "", fraction = ""] = match[2].split(".");
  if (whole.length > 30 || fraction.length > 30) return { ok: false, fault: "too-large" };
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction || "0") * fenPerWord;
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
