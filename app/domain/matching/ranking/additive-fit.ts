import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";

/**
 * A fit as a sum of looked-up parts, laid out for ranking many pairs at once: u(c,l) is what mandate l adds whatever
 * the company, plus for each part the value at (row of the company's value, l). Rows are computed on first use; a
 * company is a few row numbers, a pair a few additions. Values have single precision, far finer than a point of the
 * score and half the memory to read; their sums have double.
 */
export interface AdditiveFit {
  /** Identifies the rules and counts that the values were computed from. */
  readonly version: string;
  /** The names of the parts, in order. */
  readonly kinds: readonly string[];
  /** What each mandate adds whatever the company: prior, recency, responsiveness. By mandate slot. */
  readonly institutionFit: Float32Array;
  /** Writes into `rows` the row of the company's value in each part; -1 where it is unknown, which adds nothing. */
  rowsOf(facts: ProspectFacts, rows: Int32Array): void;
  /** What a part adds by mandate slot, weighted, for one row. The same array on each call. */
  row(part: number, row: number): Float32Array;
}
