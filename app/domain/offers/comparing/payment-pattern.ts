import type { LoanCost } from "#app/domain/offers/cost/cost.ts";

/** How a schedule goes, so that a sentence can state it with exact amounts. */
export type PaymentPattern = {
  /** Payments of more than nothing. */
  count: number;
  /** Months between them: 1 or 3; 0 where there is one payment, or they are not evenly spaced. */
  every: number;
  lastFen: bigint;
} & (
  | { kind: "none" | "once" }
  /** Interest and fees only, all principal with the last payment. */
  | { kind: "principal-last"; lowFen: bigint; highFen: bigint }
  /** All alike, but for the last one perhaps. */
  | { kind: "equal"; fen: bigint }
  /** Each at most as large as the one before. */
  | { kind: "falling"; firstFen: bigint }
  | { kind: "varying"; lowFen: bigint; highFen: bigint }
);

/** The pattern of a schedule's payments, the first that fits: none, once, principal last, equal, falling, varying. */
export function paymentPattern({ rows }: Pick<LoanCost, "rows">): PaymentPattern {
  const paying = rows.filter(({ totalFen }) => totalFen > 0n);
  const fens = paying.map(({ totalFen }) => totalFen);
  const [first] = fens;
  const lastFen = fens.at(-1) ?? 0n;
  const common = { count: fens.length, every: spacing(paying.map(({ month }) => month)), lastFen };
  if (first === undefined) return { kind: "none", ...common };
  const before = fens.slice(0, -1);
  if (before.length === 0) return { kind: "once", ...common };
  const [lowFen, highFen] = [least(before), most(before)];
  if (paying.slice(0, -1).every(({ principalFen }) => principalFen === 0n)) {
    return { kind: "principal-last", lowFen, highFen, ...common };
  }
  if (before.every((fen) => fen === first)) return { kind: "equal", fen: first, ...common };
  if (fens.every((fen, index) => fen <= (fens[index - 1] ?? fen))) {
    return { kind: "falling", firstFen: first, ...common };
  }
  return { kind: "varying", lowFen: least(fens), highFen: most(fens), ...common };
}

function spacing(months: readonly number[]): number {
  const gaps = new Set(months.slice(1).map((month, index) => month - (months[index] ?? 0)));
  const [gap = 0] = gaps;
  return gaps.size === 1 ? gap : 0;
}

function least(fens: readonly bigint[]): bigint {
  return fens.reduce((low, fen) => (fen < low ? fen : low));
}

function most(fens: readonly bigint[]): bigint {
  return fens.reduce((high, fen) => (fen > high ? fen : high));
}
