const BUCKETS = 64;

/**
 * Finds the few among many fits that contain the best, without sorting. Fits are counted in buckets of equal width
 * between minimum and maximum; those from the bucket of the last of the best upwards are selected.
 */
export class TopFilter {
  private readonly bucketOf: Uint8Array;
  private readonly counts = new Int32Array(BUCKETS);

  /** For up to `reach` fits at a time. */
  constructor(reach: number) {
    this.bucketOf = new Uint8Array(reach);
  }

  /**
   * Writes into `selected` the indices of those among the first `count` fits that may be among the best `most`, and returns
   * how many. Every other fit is below `most` of these: a lower bucket is a lower fit, whatever the rounding.
   */
  select(fits: Float64Array, count: number, most: number, selected: Int32Array): number {
    const { bucketOf } = this;
    const lowest = this.lowestBucket(fits, count, most);
    let number = 0;
    // Branch-free: always writes, but counts only selected ones.
    for (let at = 0; at < count; at += 1) {
      selected[number] = at;
      number += (lowest - 1 - (bucketOf[at] ?? 0)) >>> 31;
    }
    return number;
  }

  /** Counts fits by bucket; returns the lowest bucket that may hold one of the best. */
  private lowestBucket(fits: Float64Array, count: number, most: number): number {
    const { bucketOf, counts } = this;
    let least = fits[0] ?? 0;
    let greatest = least;
    for (let at = 1; at < count; at += 1) {
      const fit = fits[at] ?? 0;
      if (fit > greatest) greatest = fit;
      if (fit < least) least = fit;
    }
    const perUnit = (BUCKETS - 1) / (greatest - least || 1);
    counts.fill(0);
    for (let at = 0; at < count; at += 1) {
      const bucket = (((fits[at] ?? 0) - least) * perUnit) | 0;
      bucketOf[at] = bucket;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    let lowest = BUCKETS;
    for (let selected = 0; selected < most && lowest > 0;) {
      lowest -= 1;
      selected += counts[lowest] ?? 0;
    }
    return lowest;
  }
}
