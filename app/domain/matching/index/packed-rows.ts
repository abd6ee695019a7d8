import type { Joined } from "./composites.ts";
import type { FitRows } from "./fit-rows.ts";

/** The maximum of a sum of steps: half a word, less the bit used for comparison. */
const MOST_SUM = 0x7fff;

/**
 * The integer sums (steps) of groups of a fit's parts, two mandates per word, so that one addition adds both: mandate
 * 2w is in the lower half of word w, mandate 2w + 1 in the upper. Steps count from a group's minimum, so they are never
 * negative; the sum over all groups never reaches the topmost bit of a half.
 */
export class PackedRows {
  /** Words of a row. */
  readonly words: number;
  /** The rows one after another: an empty one, what mandates add by themselves, then the combinations of each group. */
  readonly rows: Int32Array;
  /** By group and prospect position: the offset of their combination in `rows`. */
  readonly starts: readonly Int32Array[];
  /** By how many steps an exact fit may exceed another with at least as many steps. */
  readonly slack: number;

  constructor(rows: FitRows, prospects: readonly number[], groups: readonly Joined[]) {
    const mandates = rows.fit.institutionFit.length;
    this.words = (mandates + 1) >>> 1;
    this.slack = groups.length + 2;
    const ranges = Array.from({ length: rows.parts + 1 }, (_, part) => rangeOf(rows, prospects, part));
    const span = ranges.reduce((sum, { least, most }) => sum + most - least, 0);
    const perUnit = (MOST_SUM - this.slack) / (span || 1);
    this.rows = new Int32Array(this.words * groups.reduce((sum, { count }) => sum + count, 2));
    const sum = new Float64Array(mandates);
    const baseRows = { parts: [rows.parts], ids: new Int32Array(1), count: 1 };
    let start = this.baseRows;
    const place = ({ parts, ids, count }: Joined) => {
      const least = parts.reduce((total, part) => total + (ranges[part]?.least ?? 0), 0);
      const done = new Uint8Array(count);
      const starts = new Int32Array(ids.length);
      for (let at = 0; at < ids.length; at += 1) {
        const id = ids[at] ?? 0;
        const first = start + id * this.words;
        starts[at] = first;
        if (done[id] === 1) continue;
        done[id] = 1;
        sum.fill(-least);
        for (const part of parts) add(sum, rows.rowAt(prospects[at] ?? 0, part));
        pack(sum, perUnit, this.rows, first);
      }
      start += count * this.words;
      return starts;
    };
    place(baseRows);
    this.starts = groups.map(place);
  }

  /** The offset of the row of what mandates add by themselves. */
  get baseRows(): number {
    return this.words;
  }
}

/** The minimum and maximum in the rows of a part that these prospects have. */
function rangeOf(rows: FitRows, prospects: readonly number[], part: number) {
  const seen = new Uint8Array(rows.arrays.length);
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const prospect of prospects) {
    const number = rows.numberAt(prospect, part);
    if (seen[number] === 1) continue;
    seen[number] = 1;
    for (const value of rows.arrays[number] as Float32Array) {
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  return { least, most };
}

function add(to: Float64Array, row: Float32Array): void {
  for (let slot = 0; slot < to.length; slot += 1) to[slot] = (to[slot] ?? 0) + (row[slot] ?? 0);
}

function pack(sum: Float64Array, perUnit: number, to: Int32Array, first: number): void {
  for (let slot = 0; slot < sum.length; slot += 1) {
    // Rounding may leave a sum slightly below 0; truncated to whole steps, it is 0.
    const steps = ((sum[slot] ?? 0) * perUnit) | 0;
    const word = first + (slot >>> 1);
    to[word] = (to[word] ?? 0) | (steps << ((slot & 1) << 4));
  }
}
