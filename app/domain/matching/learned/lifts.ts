import type { DecayedTable } from "./decayed-table.ts";
import type { Ledger } from "./ledger.ts";
import { PARTS } from "./parts.ts";
import type { Slots } from "./slots.ts";
import { statedLift, statesAnything } from "./stated.ts";

/**
 * How strongly a lift is drawn to its parent: it takes about `institution` deals of the institution and about `value`
 * deals of the value for what was counted to weigh as much as the parent. Pairs are for single values and for crosses.
 */
export type Shrinkage = { readonly institution: number; readonly value: number };
export type Shrinkages = { readonly single: Shrinkage; readonly cross: Shrinkage };

/** Rows are kept until they hold so many numbers. */
const MOST_KEPT = 24_000_000;
/** Nothing is less likely than this, whatever was counted. */
const LEAST_LIFT = 1e-9;

/**
 * The log-lifts of values over slots on one day, each beyond its parent: with C deals of value v by institution l, n of
 * l, N_v of v and N in all, R̂ = C·N / (N_v·n) and k = 1 / (α/n + β/N_v), it is R = (k·R̂ + R_parent·κ) / (k + 1),
 * where κ is what the mandate states of v beyond what it states of the parent. With β = 0 that is
 * (C/p(v) + α·R_parent) / (n + α); with β > 0 a value of which little is known yet is believed little.
 */
export class LiftRows {
  readonly #ledger: Ledger;
  readonly #slots: Slots;
  readonly #scale: number;
  readonly #lateScale: number;
  readonly #shrinkages: Shrinkages;
  readonly #rows: Map<number, Float64Array>[] = PARTS.map(() => new Map<number, Float64Array>());
  readonly #pulls: (Float64Array | undefined)[] = PARTS.map(() => undefined);
  #kept = 0;

  constructor(ledger: Ledger, slots: Slots, day: number, shrinkages: Shrinkages) {
    this.#ledger = ledger;
    this.#slots = slots;
    this.#scale = ledger.clock.scaleAt(day);
    this.#lateScale = ledger.lateClock.scaleAt(day);
    this.#shrinkages = shrinkages;
  }

  /** By slot: what this value adds to the log-lift of its parent. The same array each time, until memory is short. */
  row(part: number, value: number): Float64Array {
    const known = this.#rows[part]?.get(value);
    if (known !== undefined) return known;
    if (this.#kept > MOST_KEPT) this.#forget();
    const row = this.#make(part, value);
    this.#rows[part]?.set(value, row);
    this.#kept += row.length;
    return row;
  }

  #make(part: number, value: number): Float64Array {
    const row = new Float64Array(this.#slots.size);
    this.#addStated(part, value, row);
    this.#addDeclines(part, value, row);
    const table = this.#ledger.tables[part];
    const counted = table?.totals.get(value) ?? 0;
    if (table === undefined || counted <= 0) return row;
    const { value: beta } = this.#shrinkageOf(part);
    const scale = this.#scaleOf(part);
    fill(row, this.#pullsOf(part, table), beta / (counted * scale));
    for (const [institution, count] of table.rows.get(value) ?? []) {
      const own = table.byInstitution[institution] ?? 0;
      for (const slot of this.#slots.of(institution)) {
        const k = 1 / ((this.#pulls[part]?.[slot] ?? 0) + beta / (counted * scale));
        const before = Math.exp(this.#before(part, value, slot));
        const stated = before * Math.exp((row[slot] ?? 0) + Math.log1p(k));
        const lift = (k * ((count * table.total) / (counted * own)) + stated) / (k + 1);
        row[slot] = Math.log(Math.max(lift, LEAST_LIFT)) - Math.log(Math.max(before, LEAST_LIFT));
      }
    }
    return row;
  }

  /** The log-lift of all parents together. */
  #before(part: number, value: number, slot: number): number {
    let sum = 0;
    let at = PARTS[part]?.parent ?? null;
    let own = this.#ledger.values.parentOf(part, value);
    while (at !== null && own >= 0) {
      if (this.#ledger.isActive(at)) sum += this.row(at, own)[slot] ?? 0;
      own = this.#ledger.values.parentOf(at, own);
      at = PARTS[at]?.parent ?? null;
    }
    return sum;
  }

  /** α/n by slot: Infinity for an institution without deals, which stays at what it states. */
  #pullsOf(part: number, table: DecayedTable): Float64Array {
    let pulls = this.#pulls[part];
    if (pulls === undefined) {
      const { institution: alpha } = this.#shrinkageOf(part);
      const scale = this.#scaleOf(part);
      pulls = Float64Array.from(this.#slots.institutions, (institution) => {
        const own = table.byInstitution[institution] ?? 0;
        return own > 0 ? alpha / (own * scale) : Infinity;
      });
      this.#pulls[part] = pulls;
    }
    return pulls;
  }

  /** A decline is a deal that wasn't: the lift is divided by 1 + declines/α. */
  #addDeclines(part: number, value: number, row: Float64Array): void {
    const { institution: alpha } = this.#shrinkageOf(part);
    for (const [institution, count] of this.#ledger.declines[part]?.rows.get(value) ?? []) {
      for (const slot of this.#slots.of(institution)) {
        row[slot] = (row[slot] ?? 0) - Math.log1p((count * this.#scale) / alpha);
      }
    }
  }

  #addStated(part: number, value: number, row: Float64Array): void {
    const { of = [], parent = null, late = false } = PARTS[part] ?? {};
    const [single] = of;
    // What is stated stands once, in the long memory.
    if (single === undefined || of.length > 1 || late) return;
    const [dimension] = single;
    const text = this.#ledger.values.textOf(part, value);
    const above = this.#ledger.values.parentOf(part, value);
    for (const [slot, { terms }] of this.#slots.all.entries()) {
      if (terms === null || !statesAnything(terms, dimension)) continue;
      const coarser =
        parent === null || above < 0
          ? 1
          : statedLift(terms, dimension, this.#ledger.values.textOf(parent, above));
      row[slot] = Math.log(statedLift(terms, dimension, text) / coarser);
    }
  }

  #scaleOf(part: number): number {
    return PARTS[part]?.late === true ? this.#lateScale : this.#scale;
  }

  #shrinkageOf(part: number): Shrinkage {
    return (PARTS[part]?.of.length ?? 1) > 1 ? this.#shrinkages.cross : this.#shrinkages.single;
  }

  #forget(): void {
    for (const rows of this.#rows) rows.clear();
    this.#kept = 0;
  }
}

/** What a value that an institution never funded takes from it: 1/(k + 1), as a logarithm. */
function fill(row: Float64Array, pulls: Float64Array, shareOfValue: number): void {
  for (let slot = 0; slot < row.length; slot++) {
    row[slot] = (row[slot] ?? 0) - Math.log1p(1 / ((pulls[slot] ?? Infinity) + shareOfValue));
  }
}
