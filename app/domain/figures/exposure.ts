/** So many parties had so many introductions each. */
export type Frequency = { introductions: number; parties: number };

/**
 * The Gini coefficient of values that are not negative: 0 where all have the same, towards 1 where one has all. By
 * G = Σ (2i − n − 1)·x_i / (n·Σx) over the values in rising order (Sen, On Economic Inequality, 1973; the population's
 * form, so that (n − 1)/n is the most that n parties can reach). Null where there is nobody, or nothing to share.
 */
export function giniOf(frequencies: readonly Frequency[]): number | null {
  const rising = frequencies
    .filter(({ parties }) => parties > 0)
    .sort((a, b) => a.introductions - b.introductions);
  const parties = rising.reduce((sum, one) => sum + one.parties, 0);
  const total = rising.reduce((sum, one) => sum + one.parties * one.introductions, 0);
  if (parties === 0 || total === 0) return null;
  let before = 0;
  let weighted = 0;
  for (const one of rising) {
    // The places before + 1 … before + m of equal values: the sum of 2i − n − 1 over them is m·(2·before + m − n).
    weighted += one.introductions * one.parties * (2 * before + one.parties - parties);
    before += one.parties;
  }
  return weighted / (parties * total);
}

/** What the `count` parties with the most have of all, in percent; null where there is nothing to share. */
export function topSharePercent(frequencies: readonly Frequency[], count = 10): number | null {
  const total = totalOf(frequencies);
  if (total === 0) return null;
  let left = count;
  let held = 0;
  for (const { introductions, parties } of [...frequencies].sort(
    (a, b) => b.introductions - a.introductions,
  )) {
    const taken = Math.min(left, parties);
    held += taken * introductions;
    left -= taken;
  }
  return (100 * held) / total;
}

export function totalOf(frequencies: readonly Frequency[]): number {
  return frequencies.reduce((sum, { introductions, parties }) => sum + introductions * parties, 0);
}

/** How the introductions of a period are spread over those who could have had some. */
export type Spread = {
  introductions: number;
  parties: number;
  /** Those who had none. */
  without: number;
  gini: number | null;
  topTenPercent: number | null;
};

export function spreadOf(frequencies: readonly Frequency[]): Spread {
  return {
    introductions: totalOf(frequencies),
    parties: frequencies.reduce((sum, { parties }) => sum + parties, 0),
    without: frequencies.reduce(
      (sum, { introductions, parties }) => sum + (introductions === 0 ? parties : 0),
      0,
    ),
    gini: giniOf(frequencies),
    topTenPercent: topSharePercent(frequencies),
  };
}
