/** The largest amount in fen that a number holds exactly: 90,071,992,547,409.91 yuan. */
const MOST_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** Whether a number holds an amount in fen exactly. */
export function isExactFen(fen: bigint | null): boolean {
  return fen === null || (fen <= MOST_EXACT && fen >= -MOST_EXACT);
}

/**
 * A mandate's limit in fen as a number that compares with every exact amount as the limit does: above the exact ones,
 * the next representable number. NaN for no limit.
 */
export function limitOf(fen: bigint | null): number {
  if (fen === null) return Number.NaN;
  if (isExactFen(fen)) return Number(fen);
  return fen > 0n ? Number.MAX_SAFE_INTEGER + 1 : -Number.MAX_SAFE_INTEGER - 1;
}
