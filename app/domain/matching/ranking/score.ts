/** The average of all that a company is eligible for. */
export const BASE_SCORE = 50;

/** Integers that add up to the rounded sum; integers stay unchanged, so 0 stays 0. */
export function roundTogether(values: readonly number[]): number[] {
  const minimums = values.map((value) => Math.floor(value) + 0);
  const target = Math.round(values.reduce((total, value) => total + value, 0));
  let short = target - minimums.reduce((total, value) => total + value, 0);
  const byRemainder = values
    .map((value, i) => ({ i, remainder: value - Math.floor(value) }))
    .filter(({ remainder }) => remainder > 0)
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder) {
    if (short <= 0) break;
    minimums[i] = (minimums[i] ?? 0) + 1;
    short -= 1;
  }
  return minimums;
}
