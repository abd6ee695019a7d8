/** A value, and how many parties have it. */
export type Frequency = { value: number; parties: number };

/**
 * The Gini coefficient of non-negative values: 0 where all are equal, towards 1 where one has all. By
 * G = Σ (2i − n − 1)·x_i / (n·Σx) over the values in ascending order (Sen, On Economic Inequality, 1973; the
 * population's form, so that (n − 1)/n is the maximum for n parties). Null where there is nobody, or a total of zero.
 */
export function giniOf(frequencies: readonly Frequency[]): number | null {
  const rising = frequencies.filter(({ parties }) => parties > 0).sort((a, b) => a.value - b.value);
  const parties = rising.reduce((sum, one) => sum + one.parties, 0);
  const total = rising.reduce((sum, one) => sum + one.parties * one.value, 0);
  if (parties === 0 || total === 0) return null;
  let before = 0;
  let weighted = 0;
  for (const one of rising) {
    // Equal values have the ranks before + 1 … before + m: the sum of 2i − n − 1 over them is m·(2·before + m − n).
    weighted += one.value * one.parties * (2 * before + one.parties - parties);
    before += one.parties;
  }
  return weighted / (parties * total);
}
