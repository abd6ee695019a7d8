import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";

/**
 * A fit that is a sum of looked-up parts, laid out for ranking many pairs at once: u(c,l) is what mandate l adds
 * whatever the company, plus for each part the value at (row of the company's value, l). Rows are made when they are
 * first asked for; a company is a handful of row numbers, a pair a handful of additions. Values have single precision,
 * which is far finer than a point of the score and half of the memory that ranking reads; their sums have double.
 */
export interface AdditiveFit {
  /** Names the rules and the counts by which the values came about. */
  readonly version: string;
  /** What the parts are called, in their order. */
  readonly kinds: readonly string[];
  /** What each mandate adds whatever the company: prior, recency, responsiveness. By mandate slot. */
  readonly standing: Float32Array;
  /** The row of the company's value in each part; -1 where it is unknown, which adds nothing. Writes into `rows`. */
  rowsOf(facts: ProspectFacts, rows: Int32Array): void;
  /** What a part adds by mandate slot, weights and all, for one row. The same array each time. */
  row(part: number, row: number): Float32Array;
}
