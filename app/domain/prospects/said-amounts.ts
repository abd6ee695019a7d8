import type { SaidNumber } from "#app/lib/said-numbers.ts";
import { endOf } from "#app/lib/spans.ts";

/** An amount stated in a text, in fen, and the value in fen of its last non-zero digit. */
interface SaidAmount {
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
export function amountOf(plain: string, { to, figures, decimals }: SaidNumber): SaidAmount {
  const unit = UNITS.find(([pattern]) => endOf(plain, pattern, to) !== null)?.[1] ?? YUAN_FEN;
  let [said, scale] = [figures, decimals];
  let worth = unit;
  while (said > 0n && said % 10n === 0n) {
    said /= 10n;
    scale -= 1;
  }
  for (; scale < 0; scale += 1) worth *= 10n;
  const placeFen = worth / 10n ** BigInt(scale);
  return { fen: said * placeFen, placeFen, figures: said === 0n ? 0 : String(said).length };
}

/** Whether a stated amount is this one: to the fen, or with at least three digits, rounded in any direction. */
export function isSaid(fen: bigint, said: SaidAmount): boolean {
  if (said.fen === fen) return true;
  const apart = said.fen > fen ? said.fen - fen : fen - said.fen;
  return said.figures >= FEWEST_FIGURES && apart < said.placeFen;
}

/** Whether a stated percentage equals this share, in basis points, to its own precision. */
export function isSaidShare(bp: number, { figures, decimals }: SaidNumber): boolean {
  const said = (Number(figures) / 10 ** decimals) * 100;
  const place = decimals === 0 ? 0.5 : 100 / 10 ** decimals;
  return Math.abs(said - bp) < place;
}
