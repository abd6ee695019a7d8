import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { CODED, COMMON, LIMITS } from "./layout.ts";
import type { MandateBits } from "./mandate-bits.ts";

/**
 * Company facts as plain columns by slot: for each coded value its row number, for numbers the best value they may
 * have. Prospects whose amounts exceed exact numbers are stored as facts and tested by the eligibility rules.
 */
export class ProspectColumns {
  /** The cell of the common criteria; 0 means no prospect. */
  cell: Int32Array;
  readonly inexact = new Map<number, ProspectFacts>();
  /** By common criterion: the row number of each cell; the empty cell has none. */
  readonly cellValues: readonly number[][] = COMMON.map(() => [-1]);
  private cellCount = 1;
  private readonly codes: Int32Array[];
  private readonly numbers: Float64Array[];
  private readonly cellOf = new Map<string, number>();

  constructor(capacity: number) {
    this.codes = CODED.map(() => new Int32Array(capacity));
    this.numbers = LIMITS.map(() => new Float64Array(capacity));
    this.cell = new Int32Array(capacity);
  }

  /** How many cells there are, including the empty cell. */
  get cells(): number {
    return this.cellCount;
  }

  codesOf(coded: number): Int32Array {
    return this.codes[coded] as Int32Array;
  }

  numbersOf(limit: number): Float64Array {
    return this.numbers[limit] as Float64Array;
  }

  codeAt(coded: number, slot: number): number {
    return (this.codes[coded] as Int32Array)[slot] ?? 0;
  }

  numberAt(limit: number, slot: number): number {
    return (this.numbers[limit] as Float64Array)[slot] ?? 0;
  }

  put(slot: number, facts: ProspectFacts, bits: MandateBits): void {
    if (slot >= this.cell.length) this.grow(Math.max(slot + 1, Math.ceil(this.cell.length * 1.5)));
    CODED.forEach(
      ({ codesFrom: said }, coded) => (this.codesOf(coded)[slot] = bits.idOfCodes(coded, said(facts))),
    );
    LIMITS.forEach(({ best }, limit) => (this.numbersOf(limit)[slot] = best(facts)));
    this.cell[slot] = this.cellFor(slot);
    if (LIMITS.every(({ isExact }) => isExact?.(facts) ?? true)) this.inexact.delete(slot);
    else this.inexact.set(slot, facts);
  }

  remove(slot: number): void {
    this.cell[slot] = 0;
    this.inexact.delete(slot);
  }

  private cellFor(slot: number): number {
    const values = COMMON.map((coded) => this.codeAt(coded, slot));
    const key = values.join(" ");
    const known = this.cellOf.get(key);
    if (known !== undefined) return known;
    const cell = this.cellCount;
    this.cellCount += 1;
    values.forEach((value, at) => this.cellValues[at]?.push(value));
    this.cellOf.set(key, cell);
    return cell;
  }

  private grow(capacity: number): void {
    this.codes.forEach((column, at) => (this.codes[at] = copied(column, new Int32Array(capacity))));
    this.numbers.forEach((column, at) => (this.numbers[at] = copied(column, new Float64Array(capacity))));
    this.cell = copied(this.cell, new Int32Array(capacity));
  }
}

function copied<Column extends Int32Array | Float64Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
