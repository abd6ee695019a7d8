const BUCKETS = 64;

/**
 * Finds among many fits a few that hold the best, without sorting any: fits are counted in buckets of equal width
 * between the least and the most, and those from the bucket on in which the last of the best lies are kept.
 */
export class Sieve {
  private readonly bucketOf: Uint8Array;
  private readonly counts = new Int32Array(BUCKETS);

  /** For up to `reach` fits at a time. */
  constructor(reach: number) {
    this.bucketOf = new Uint8Array(reach);
  }

  /**
   * Writes into `kept` where among the first `count` fits those stand that may be among the best `most`, and returns
   * how many. Each of the others is below `most` of these, since a lower bucket is a lower fit, whatever rounding does.
   */
  sift(fits: Float64Array, count: number, most: number, kept: Int32Array): number {
    const { bucketOf } = this;
    const lowest = this.lowestBucket(fits, count, most);
    let number = 0;
    // Each is written, and kept by counting it: nothing foretells which.
    for (let at = 0; at < count; at += 1) {
      kept[number] = at;
      number += (lowest - 1 - (bucketOf[at] ?? 0)) >>> 31;
    }
    return number;
  }

  /** Puts fits into their buckets; the lowest bucket that one of the best may be in. */
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
    for (let kept = 0; kept < most && lowest > 0;) {
      lowest -= 1;
      kept += counts[lowest] ?? 0;
    }
    return lowest;
  }
}
