import { type Frequency, giniOf } from "./gini.ts";

/** The share of the `count` largest parties in the total, in percent; null where the total is zero. */
export function topSharePercent(frequencies: readonly Frequency[], count = 10): number | null {
  const total = totalOf(frequencies);
  if (total === 0) return null;
  let left = count;
  let held = 0;
  for (const { value, parties } of [...frequencies].sort((a, b) => b.value - a.value)) {
    const taken = Math.min(left, parties);
    held += taken * value;
    left -= taken;
  }
  return (100 * held) / total;
}

function totalOf(frequencies: readonly Frequency[]): number {
  return frequencies.reduce((sum, { value, parties }) => sum + value * parties, 0);
}

/** How the introductions of a period are distributed over the parties that could have had some. */
export type Spread = {
  introductions: number;
  parties: number;
  /** How many had none. */
  without: number;
  gini: number | null;
  topTenPercent: number | null;
};

export function spreadOf(frequencies: readonly Frequency[]): Spread {
  return {
    introductions: totalOf(frequencies),
    parties: frequencies.reduce((sum, { parties }) => sum + parties, 0),
    without: frequencies.reduce((sum, { value, parties }) => sum + (value === 0 ? parties : 0), 0),
    gini: giniOf(frequencies),
    topTenPercent: topSharePercent(frequencies),
  };
}
