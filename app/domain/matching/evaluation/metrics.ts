/** Normalised discounted cumulative gain of the first k (Järvelin and Kekäläinen 2002), each true item worth 1. */
export function ndcgAt(k: number, ranks: readonly number[]): number {
  let gained = 0;
  let ideal = 0;
  for (const [i, rank] of ranks.entries()) {
    if (rank <= k) gained += 1 / Math.log2(rank + 1);
    if (i < k) ideal += 1 / Math.log2(i + 2);
  }
  return ideal === 0 ? 0 : gained / ideal;
}

/**
 * The probability that a true item scores above a false one, ties counting half (Hanley and McNeil 1982). Null unless
 * there are both.
 */
export function aucOf(scores: Float32Array | Float64Array, truth: readonly number[]): number | null {
  const right = Float64Array.from(truth, (i) => scores[i] ?? -Infinity).sort();
  const others = scores.length - right.length;
  if (right.length === 0 || others === 0) return null;
  // Counts pairs over all items, then subtracts the pairs among true items: half of them, and their own halves.
  let above = 0;
  for (const score of scores) {
    const [least, most] = [lowerBound(right, score), upperBound(right, score)];
    above += right.length - most + (most - least) / 2;
  }
  return (above - (right.length * right.length) / 2) / (right.length * others);
}

/** The calibration error between stated probabilities and outcomes, over ten equal bands (Naeini et al. 2015). */
export class Calibration {
  readonly #bands = Array.from({ length: 10 }, () => ({ count: 0, stated: 0, true: 0 }));
  #count = 0;

  add(stated: number, isTrue: boolean): void {
    const band = this.#bands[Math.min(9, Math.max(0, Math.floor(stated * 10)))];
    if (band === undefined) return;
    band.count += 1;
    band.stated += stated;
    band.true += Number(isTrue);
    this.#count += 1;
  }

  get error(): number {
    return (
      this.#bands.reduce((sum, band) => sum + Math.abs(band.stated - band.true), 0) / Math.max(this.#count, 1)
    );
  }
}

function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function upperBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
