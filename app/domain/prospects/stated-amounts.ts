import type { TextNumber } from "#app/lib/text-numbers.ts";
import { endOf } from "#app/lib/spans.ts";

/** An amount stated in a text, in fen, and the value in fen of its last non-zero digit. */
interface StatedAmount {
  fen: bigint;
  placeFen: bigint;
  /** How many significant digits it has: 3 in 4,760万元. */
  figures: number;
}

const UNITS: readonly (readonly [unit: RegExp, fen: bigint])[] = [
  [/\s?亿/uy, 10_000_000_000n],
  [/\s?千万/uy, 1_000_000_000n],
  [/\s?百万/uy, 100_000_000n],
  [/\s?万/uy, 1_000_000n],
  [/\s?(?:billion|bn)(?![a-z])/uy, 100_000_000_000n],
  [/\s?(?:million|mn|m)(?![a-z])/uy, 100_000_000n],
];
const YUAN_FEN = 100n;
/** With fewer digits an amount is round, and reveals about as much as a band. */
const FEWEST_FIGURES = 3;

/** The amount of a number with the unit after it; without one it is in yuan. */
export function amountOf(plain: string, { to, figures, decimals }: TextNumber): StatedAmount {
  const unit = UNITS.find(([pattern]) => endOf(plain, pattern, to) !== null)?.[1] ?? YUAN_FEN;
  let [stated, scale] = [figures, decimals];
  let worth = unit;
  while (stated > 0n && stated % 10n === 0n) {
    stated /= 10n;
    scale -= 1;
  }
  for (; scale < 0; scale += 1) worth *= 10n;
  const placeFen = worth / 10n ** BigInt(scale);
  return { fen: stated * placeFen, placeFen, figures: stated === 0n ? 0 : String(stated).length };
}

/** Whether a stated amount is this one: to the fen, or with at least three digits, rounded in any direction. */
export function isStatedAmount(fen: bigint, stated: StatedAmount): boolean {
  if (stated.fen === fen) return true;
  const apart = stated.fen > fen ? stated.fen - fen : fen - stated.fen;
  return stated.figures >= FEWEST_FIGURES && apart < stated.placeFen;
}

/** Whether a stated percentage equals this share, in basis points, to its own precision. */
export function isStatedShare(bp: number, { figures, decimals }: TextNumber): boolean {
  const stated = (Number(figures) / 10 ** decimals) * 100;
  const place = decimals === 0 ? 0.5 : 100 / 10 ** decimals;
  return Math.abs(stated - bp) < place;
}
