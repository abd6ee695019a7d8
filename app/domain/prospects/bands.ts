/**
 * Bands in which a teaser shows numbers. A band includes its lower edge and excludes the upper; below the first or
 * above the last edge it is open. Edges are the platform's own: wide enough that a figure identifies nobody.
 */
export type Range<N> = { from: N | null; to: N | null };

const WAN = 1_000_000n;
const wan = (amounts: readonly number[]) => amounts.map((amount) => BigInt(amount) * WAN);

export const REVENUE_EDGES = wan([0, 100, 500, 1_000, 3_000, 5_000, 10_000, 20_000, 40_000, 100_000]);
export const ASK_EDGES = wan([0, 50, 100, 300, 500, 800, 1_200, 2_000, 3_000, 5_000, 10_000]);
export const STAFF_EDGES = [1, 10, 20, 50, 100, 200, 300, 500, 1_000];
export const CLASS_ONE_EDGES = [0, 1, 3, 5, 10, 20];
export const AGE_YEARS_EDGES = [0, 1, 3, 5, 8, 11, 16, 21];
/** Each of these bands joins two of those: shown where an age band would reveal too much. */
export const WIDE_AGE_YEARS_EDGES = [0, 3, 8, 16];
/** Ratios in basis points. */
export const GROWTH_EDGES = [-2_000, -1_000, 0, 500, 1_000, 1_500, 2_000, 2_500, 3_500, 5_000, 10_000];
export const RD_EDGES = [0, 100, 300, 500, 800, 1_000, 1_500, 2_000, 3_000, 5_000];
export const DEBT_EDGES = [0, 2_000, 3_000, 4_000, 4_500, 5_000, 5_500, 6_000, 7_000, 8_000, 10_000];

/** The band of a value. */
export function bandOf<N extends bigint | number>(edges: readonly N[], value: N): Range<N> {
  const above = edges.findIndex((edge) => edge > value);
  if (above < 0) return { from: edges.at(-1) ?? null, to: null };
  return { from: edges[above - 1] ?? null, to: edges[above] ?? null };
}
