/** A two-by-two table: of `size` sampled from `total`, of which `marked` are marked, `hits` are. */
export type Draw = { hits: number; size: number; marked: number; total: number };

/**
 * The probability of at least as many hits if mark and sample were independent: the upper tail of the hypergeometric
 * distribution, which is Fisher's exact test, one-sided (R. A. Fisher, The Design of Experiments, 1935, §11).
 */
export function upperTail({ hits, size, marked, total }: Draw): number {
  const most = Math.min(size, marked);
  const all = logChoose(total, size);
  let sum = 0;
  for (let k = Math.max(hits, size + marked - total, 0); k <= most; k += 1) {
    sum += Math.exp(logChoose(marked, k) + logChoose(total - marked, size - k) - all);
  }
  return Math.min(1, sum);
}

/** The minimum of this probability for such a sample, whatever the hits: that of the most extreme table. */
export function leastTail({ size, marked, total }: Omit<Draw, "hits">): number {
  return upperTail({ hits: Math.min(size, marked), size, marked, total });
}

/**
 * The level for each of several discrete tests that limits the probability of any false alarm to `alpha`, however they
 * depend on each other: Bonferroni's over only those tests that could reach it at all (R. E. Tarone, Biometrics 46,
 * 1990, 515-522). `least` has the least tail of each test.
 */
export function taroneLevel(least: readonly number[], alpha: number): number {
  for (let tests = 1; tests <= least.length; tests += 1) {
    if (least.filter((one) => one <= alpha / tests).length <= tests) return alpha / tests;
  }
  return alpha / Math.max(1, least.length);
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= Math.min(k, n - k); i += 1) sum += Math.log((n - i + 1) / i);
  return sum;
}
