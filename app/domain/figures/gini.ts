/** A value that so many parties have. */
export type Frequency = { value: number; parties: number };

/**
 * The Gini coefficient of values that are not negative: 0 where all have the same, towards 1 where one has all. By
 * G = Σ (2i − n − 1)·x_i / (n·Σx) over the values in rising order (Sen, On Economic Inequality, 1973; the population's
 * form, so that (n − 1)/n is the most that n parties can reach). Null where there is nobody, or nothing to share.
 */
export function giniOf(frequencies: readonly Frequency[]): number | null {
  const rising = frequencies.filter(({ parties }) => parties > 0).sort((a, b) => a.value - b.value);
  const parties = rising.reduce((sum, one) => sum + one.parties, 0);
  const total = rising.reduce((sum, one) => sum + one.parties * one.value, 0);
  if (parties === 0 || total === 0) return null;
  let before = 0;
  let weighted = 0;
  for (const one of rising) {
    // The places before + 1 … before + m of equal values: the sum of 2i − n − 1 over them is m·(2·before + m − n).
    weighted += one.value * one.parties * (2 * before + one.parties - parties);
    before += one.parties;
  }
  return weighted / (parties * total);
}
