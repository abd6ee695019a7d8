import { widened, writeBit } from "./bits.ts";

/**
 * A range criterion as one bitset over mandates for each elementary interval between distinct cut points: row i holds
 * the mandates met by a value with i cuts at or below it. A value from the cut upwards meets the mandate; where less is
 * better, values and cuts are negated. An unknown value is infinite: it reaches every cut.
 */
export class Minimums {
  /** Distinct, ascending. */
  private readonly cuts: number[] = [];
  /** How many mandates have each cut. */
  private readonly holders: number[] = [];
  private readonly rows: Uint32Array[];
  /** By slot; NaN for none. */
  private readonly cutOf: (number | undefined)[] = [];

  constructor(words: number) {
    this.rows = [new Uint32Array(words)];
  }

  /** The mandates whose cut a value reaches, and those without a cut. */
  rowOf(value: number): Uint32Array {
    return this.rows[this.cutsUpTo(value)] as Uint32Array;
  }

  get rowCount(): number {
    return this.rows.length;
  }

  /** Sets a mandate's cut, NaN for none; returns how many bits changed. */
  put(slot: number, cut: number): number {
    const before = this.cutOf[slot];
    if (before !== undefined && Object.is(before, cut)) return 0;
    const flips = this.remove(slot);
    this.cutOf[slot] = cut;
    if (Number.isNaN(cut)) return flips + this.write(slot, 0, true);
    const at = this.cutsUpTo(cut);
    if (this.cuts[at - 1] === cut) this.holders[at - 1] = (this.holders[at - 1] ?? 0) + 1;
    else {
      this.cuts.splice(at, 0, cut);
      this.holders.splice(at, 0, 1);
      this.rows.splice(at + 1, 0, Uint32Array.from(this.rows[at] as Uint32Array));
      return flips + this.write(slot, at + 1, true);
    }
    return flips + this.write(slot, at, true);
  }

  /** Removes a mandate from every row, and its cut if no other mandate has it. */
  remove(slot: number): number {
    const cut = this.cutOf[slot];
    if (cut === undefined) return 0;
    this.cutOf[slot] = undefined;
    const flips = this.write(slot, 0, false);
    if (Number.isNaN(cut)) return flips;
    const at = this.cutsUpTo(cut) - 1;
    const left = (this.holders[at] ?? 0) - 1;
    this.holders[at] = left;
    if (left > 0) return flips;
    this.cuts.splice(at, 1);
    this.holders.splice(at, 1);
    this.rows.splice(at + 1, 1);
    return flips;
  }

  /** Loads many mandates into an empty table: slot i gets cut i. */
  fill(cuts: readonly number[]): void {
    const slots = cuts.map((_, slot) => slot).filter((slot) => !Number.isNaN(cuts[slot]));
    slots.sort((one, other) => (cuts[one] ?? 0) - (cuts[other] ?? 0));
    const first = this.rows[0] as Uint32Array;
    cuts.forEach((cut, slot) => {
      this.cutOf[slot] = cut;
      if (Number.isNaN(cut)) writeBit(first, slot, true);
    });
    let row = first;
    for (const slot of slots) {
      const cut = cuts[slot] as number;
      const last = this.cuts.length - 1;
      if (this.cuts[last] === cut) this.holders[last] = (this.holders[last] ?? 0) + 1;
      else {
        row = Uint32Array.from(row);
        this.cuts.push(cut);
        this.holders.push(1);
        this.rows.push(row);
      }
      writeBit(row, slot, true);
    }
  }

  widen(words: number): void {
    this.rows.forEach((row, at) => (this.rows[at] = widened(row, words)));
  }

  private write(slot: number, from: number, on: boolean): number {
    let flips = 0;
    for (let at = from; at < this.rows.length; at += 1) {
      flips += writeBit(this.rows[at] as Uint32Array, slot, on);
    }
    return flips;
  }

  /** How many cuts are at or below a value. */
  private cutsUpTo(value: number): number {
    let least = 0;
    let most = this.cuts.length;
    while (least < most) {
      const middle = (least + most) >>> 1;
      if ((this.cuts[middle] as number) <= value) least = middle + 1;
      else most = middle;
    }
    return least;
  }
}
