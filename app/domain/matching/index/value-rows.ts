import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { widened, writeBit } from "./bits.ts";

/**
 * A criterion of codes as one bitset over mandates for each company value: the mandates which that value doesn't miss.
 * Unknown is a value with its own row. Rows are computed by the eligibility rules when a value is first seen.
 */
export class ValueRows<Value> {
  private readonly passes: (value: Value, terms: MandateTerms) => boolean;
  private readonly values: Value[] = [];
  private readonly rows: Uint32Array[] = [];

  constructor(passes: (value: Value, terms: MandateTerms) => boolean) {
    this.passes = passes;
  }

  get size(): number {
    return this.rows.length;
  }

  rowAt(id: number): Uint32Array {
    return this.rows[id] as Uint32Array;
  }

  /** Adds a value with its row; its id is the next one. */
  add(value: Value, mandates: readonly (MandateTerms | undefined)[], words: number): number {
    const row = new Uint32Array(words);
    mandates.forEach((terms, slot) => {
      if (terms && this.passes(value, terms)) writeBit(row, slot, true);
    });
    this.values.push(value);
    return this.rows.push(row) - 1;
  }

  /** Writes a mandate into every row; returns how many bits changed. */
  put(slot: number, terms: MandateTerms): number {
    let flips = 0;
    for (let id = 0; id < this.rows.length; id += 1) {
      flips += writeBit(this.rows[id] as Uint32Array, slot, this.passes(this.values[id] as Value, terms));
    }
    return flips;
  }

  remove(slot: number): number {
    let flips = 0;
    for (const row of this.rows) flips += writeBit(row, slot, false);
    return flips;
  }

  widen(words: number): void {
    this.rows.forEach((row, id) => (this.rows[id] = widened(row, words)));
  }

  /** For each value by id, whether it meets one mandate: the same bits by column. */
  column(slot: number): Uint8Array {
    const met = new Uint8Array(this.rows.length);
    for (let id = 0; id < met.length; id += 1) {
      met[id] = (((this.rows[id] as Uint32Array)[slot >>> 5] as number) >>> (slot & 31)) & 1;
    }
    return met;
  }
}
