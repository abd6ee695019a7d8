import type { AdditiveFit } from "#app/domain/matching/ranking/additive-fit.ts";
import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";

/** The row of an unknown value: it adds nothing to any fit. */
const NOTHING = 0;
/** The row of what mandates add independently of the company. */
const STANDING = 1;

/**
 * The rows of a fit by prospect slot; each distinct row has one number across all parts. A pair's fit is the mandate's
 * own value plus one value from each of the prospect's rows, in the order of the parts.
 */
export class FitRows {
  readonly fit: AdditiveFit;
  readonly parts: number;
  /** By number: what the row adds, by mandate slot. */
  readonly arrays: Float32Array[];
  /** By prospect slot and part: the number of the row. */
  rows: Int32Array;
  private readonly totals: number[] = [];
  private readonly numberOf: Int32Array[];
  private readonly scratch: Int32Array;

  constructor(fit: AdditiveFit, prospects: number) {
    this.fit = fit;
    this.parts = fit.kinds.length;
    this.arrays = [new Float32Array(fit.institutionFit.length), fit.institutionFit];
    this.rows = new Int32Array(prospects * this.parts);
    this.numberOf = fit.kinds.map(() => new Int32Array(16));
    this.scratch = new Int32Array(this.parts);
  }

  put(slot: number, facts: ProspectFacts): void {
    const { parts, scratch } = this;
    const base = slot * parts;
    if (base + parts > this.rows.length) {
      const rows = new Int32Array(Math.max(base + parts, Math.ceil(this.rows.length * 1.5)));
      rows.set(this.rows);
      this.rows = rows;
    }
    this.fit.rowsOf(facts, scratch);
    for (let part = 0; part < parts; part += 1) {
      this.rows[base + part] = this.numberFor(part, scratch[part] ?? -1);
    }
  }

  /** The number of a prospect's row in a part; the index after the last part is what mandates add by themselves. */
  numberAt(prospectSlot: number, part: number): number {
    return part < this.parts ? (this.rows[prospectSlot * this.parts + part] ?? NOTHING) : STANDING;
  }

  /** A prospect's row in a part, by mandate slot. */
  rowAt(prospectSlot: number, part: number): Float32Array {
    return this.arrays[this.numberAt(prospectSlot, part)] as Float32Array;
  }

  /** The sum of a row over all mandates. It is cached, so a fit whose values change needs new rows. */
  totalOf(number: number): number {
    return (this.totals[number] ??= (this.arrays[number] as Float32Array).reduce(
      (sum, value) => sum + value,
      0,
    ));
  }

  private numberFor(part: number, row: number): number {
    if (row < 0) return NOTHING;
    let numbers = this.numberOf[part] as Int32Array;
    if (row >= numbers.length) {
      const wider = new Int32Array(Math.max(row + 1, numbers.length * 2));
      wider.set(numbers);
      this.numberOf[part] = numbers = wider;
    }
    const known = numbers[row] ?? 0;
    if (known !== 0) return known;
    const number = this.arrays.push(this.fit.row(part, row)) - 1;
    numbers[row] = number;
    return number;
  }
}
