import { divideRounded } from "#app/lib/money.ts";

/** The holders of a company's shares, as a term sheet names them. */
export const HOLDERS = ["founders", "employees", "investors", "others"] as const;
type Holder = (typeof HOLDERS)[number];

type Holding = { holder: Holder; percent: string };
/** A line of the table; the new money is the holder "new_investor", the pool "pool". In basis points. */
export type CapTableRow = {
  holder: Holder | "pool" | "new_investor";
  beforeBp: number;
  afterBp: number;
};

export type Round = {
  amountFen: bigint;
  postMoneyFen: bigint;
  /** What the option pool holds after the closing, at the expense of earlier holders. */
  poolPercent: string;
  holdings: readonly Holding[];
};

const WHOLE_BP = 10_000;

/**
 * The cap table before and after a round. The new money holds amount ÷ post-money, the pool what the terms state, and
 * earlier holders share the rest in their old proportions. Each column sums to 100 % to a basis point: the largest
 * remainders are rounded up. `holdings` sum to 100 %, as the term sheet's schema requires.
 */
export function capTable({ amountFen, postMoneyFen, poolPercent, holdings }: Round): CapTableRow[] {
  const scale = 10_000n;
  const before = holdings.map(({ percent }) => partOf(percent));
  const newShare = { over: amountFen, of: postMoneyFen };
  // All parts over one denominator: post-money × a million.
  const whole = postMoneyFen * 100n * scale;
  const bought = newShare.over * 100n * scale;
  const pool = partOf(poolPercent) * postMoneyFen;
  const rest = whole - bought - pool;
  const after = [...before.map((part) => rest * part), pool * 100n * scale, bought * 100n * scale];
  const afterBp = roundedTo(after, WHOLE_BP);
  const beforeBp = roundedTo([...before, 0n, 0n], WHOLE_BP);
  const holders = [...holdings.map(({ holder }) => holder), "pool", "new_investor"] as const;
  return holders.map((holder, i) => ({ holder, beforeBp: beforeBp[i] ?? 0, afterBp: afterBp[i] ?? 0 }));
}

/** Proportional integers that sum to `total`, by the largest remainder; ties go to the first. */
export function roundedTo(parts: readonly bigint[], total: number): number[] {
  const sum = parts.reduce((all, part) => all + part, 0n);
  if (sum === 0n) return parts.map(() => 0);
  const exact = parts.map((part) => part * BigInt(total));
  const wholes = exact.map((part) => part / sum);
  let left = BigInt(total) - wholes.reduce((all, floor) => all + floor, 0n);
  const order = exact
    .map((part, index) => ({ index, rest: part % sum }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const { index } of order) {
    if (left === 0n) break;
    wholes[index] = (wholes[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return wholes.map(Number);
}

export type Preference = {
  amountFen: bigint;
  postMoneyFen: bigint;
  /** The liquidation preference as a multiple of the investment: usually "1", "0" for none. */
  preferenceTimes: string;
  /** Whether the investor also shares in what is left. */
  isParticipating: boolean;
};

/**
 * The proceeds of the new investor and of all others when the company is sold. Participating: the preference, then its
 * share of the rest. Otherwise the better of preference and share. Never more than the price; rounded half-up to a fen.
 */
export function proceedsOf(
  { amountFen, postMoneyFen, preferenceTimes, isParticipating }: Preference,
  proceedsFen: bigint,
): { investorFen: bigint; othersFen: bigint } {
  const times = partOf(preferenceTimes);
  const claim = divideRounded(amountFen * times, 10_000n, "half-up");
  const preferred = claim < proceedsFen ? claim : proceedsFen;
  const shareOf = (fen: bigint) => divideRounded(fen * amountFen, postMoneyFen, "half-up");
  const asShare = shareOf(proceedsFen);
  const participating = preferred + shareOf(proceedsFen - preferred);
  const investorFen = isParticipating ? participating : asShare > preferred ? asShare : preferred;
  return { investorFen, othersFen: proceedsFen - investorFen };
}

/** A decimal text with up to four decimals in ten-thousandths. */
function partOf(percent: string): bigint {
  const [whole = "0", fraction = ""] = percent.split(".");
  return BigInt(whole + fraction.padEnd(4, "0").slice(0, 4));
}
