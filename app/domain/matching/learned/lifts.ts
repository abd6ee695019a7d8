import type { DecayedTable } from "./decayed-table.ts";
import type { DealCounts } from "./deal-counts.ts";
import { PARTS } from "./parts.ts";
import type { Slots } from "./slots.ts";
import { statedLift, statesAnything } from "./stated.ts";

/**
 * How strongly a lift shrinks towards its parent: about `institution` deals of the institution and `value` deals of the
 * value make the counts weigh as much as the parent.
 */
export type Shrinkage = { readonly institution: number; readonly value: number };
export type Shrinkages = { readonly single: Shrinkage; readonly cross: Shrinkage };

/** The row cache is limited to this many numbers. */
const MOST_CACHED = 24_000_000;
/** The minimum lift, whatever was counted. */
const LEAST_LIFT = 1e-9;

/**
 * The log-lifts of values over slots on one day, each relative to its parent. With C deals of value v by institution l,
 * n of l, N_v of v and N in all, R̂ = C·N / (N_v·n) and k = 1 / (α/n + β/N_v), it is R = (k·R̂ + R_parent·κ) / (k + 1),
 * where κ is what the mandate states of v beyond what it states of the parent. With β = 0 that is
 * (C/p(v) + α·R_parent) / (n + α); with β > 0 a value with few deals shrinks more.
 */
export class LiftRows {
  readonly #dealCounts: DealCounts;
  readonly #slots: Slots;
  readonly #scale: number;
  readonly #lateScale: number;
  readonly #shrinkage: Shrinkage;
  readonly #states: boolean;
  readonly #rows: Map<number, Float64Array>[] = PARTS.map(() => new Map<number, Float64Array>());
  readonly #pulls: (Float64Array | undefined)[] = PARTS.map(() => undefined);
  #cachedNumbers = 0;

  constructor(dealCounts: DealCounts, slots: Slots, day: number, shrinkage: Shrinkage) {
    this.#dealCounts = dealCounts;
    this.#slots = slots;
    this.#scale = dealCounts.clock.scaleAt(day);
    this.#lateScale = dealCounts.lateClock.scaleAt(day);
    this.#shrinkage = shrinkage;
    this.#states = slots.all.some(({ terms }) => terms !== null);
  }

  /** By slot: what this value adds to its parent's log-lift. The same array until the cache is cleared. */
  row(part: number, value: number): Float64Array {
    const known = this.#rows[part]?.get(value);
    if (known !== undefined) return known;
    if (this.#cachedNumbers > MOST_CACHED) this.#clear();
    const row = this.#make(part, value);
    this.#rows[part]?.set(value, row);
    this.#cachedNumbers += row.length;
    return row;
  }

  #make(part: number, value: number): Float64Array {
    const row = new Float64Array(this.#slots.size);
    this.#addStated(part, value, row);
    this.#addDeclines(part, value, row);
    const table = this.#dealCounts.tables[part];
    const counted = table?.totalOf(value) ?? 0;
    if (table === undefined || counted <= 0) return row;
    const { value: beta } = this.#shrinkage;
    const scale = this.#scaleOf(part);
    const pulls = this.#pullsOf(part, table);
    const shareOfValue = beta / (counted * scale);
    const parents = this.#parentsOf(part, value);
    fill(row, pulls, shareOfValue);
    for (const [institution, count] of table.row(value) ?? []) {
      const own = table.byInstitution[institution] ?? 0;
      for (const slot of this.#slots.of(institution)) {
        const k = 1 / ((pulls[slot] ?? 0) + shareOfValue);
        let above = 0;
        for (const parent of parents) above += parent[slot] ?? 0;
        const before = Math.exp(above);
        const stated = before * Math.exp((row[slot] ?? 0) + Math.log1p(k));
        const lift = (k * ((count * table.total) / (counted * own)) + stated) / (k + 1);
        row[slot] = Math.log(Math.max(lift, LEAST_LIFT)) - Math.log(Math.max(before, LEAST_LIFT));
      }
    }
    return row;
  }

  /** Whether a part distinguishes anything, by deals or by what a mandate states. */
  isActive(part: number): boolean {
    return this.#states || this.#dealCounts.isActive(part);
  }

  /** The rows of the coarser values towards which a value shrinks; their sum is the log-lift of its parent. */
  #parentsOf(part: number, value: number): Float64Array[] {
    const rows: Float64Array[] = [];
    let at = PARTS[part]?.parent ?? null;
    let own = this.#dealCounts.values.parentOf(part, value);
    while (at !== null && own >= 0) {
      if (this.isActive(at)) rows.push(this.row(at, own));
      own = this.#dealCounts.values.parentOf(at, own);
      at = PARTS[at]?.parent ?? null;
    }
    return rows;
  }

  /** α/n by slot: Infinity without deals, where the lift is what the mandate states. */
  #pullsOf(part: number, table: DecayedTable): Float64Array {
    let pulls = this.#pulls[part];
    if (pulls === undefined) {
      const { institution: alpha } = this.#shrinkage;
      const scale = this.#scaleOf(part);
      pulls = Float64Array.from(this.#slots.institutions, (institution) => {
        const own = table.byInstitution[institution] ?? 0;
        return own > 0 ? alpha / (own * scale) : Infinity;
      });
      this.#pulls[part] = pulls;
    }
    return pulls;
  }

  /** A decline counts against a deal: the lift is divided by 1 + declines/α. */
  #addDeclines(part: number, value: number, row: Float64Array): void {
    const { institution: alpha } = this.#shrinkage;
    for (const [institution, count] of this.#dealCounts.declines[part]?.row(value) ?? []) {
      for (const slot of this.#slots.of(institution)) {
        row[slot] = (row[slot] ?? 0) - Math.log1p((count * this.#scale) / alpha);
      }
    }
  }

  #addStated(part: number, value: number, row: Float64Array): void {
    const { of = [], parent = null, late = false } = PARTS[part] ?? {};
    const [single] = of;
    // What a mandate states counts once, in the long memory.
    if (single === undefined || of.length > 1 || late) return;
    const [dimension] = single;
    const text = this.#dealCounts.values.textOf(part, value);
    const above = this.#dealCounts.values.parentOf(part, value);
    for (const [slot, { terms }] of this.#slots.all.entries()) {
      if (terms === null || !statesAnything(terms, dimension)) continue;
      const coarser =
        parent === null || above < 0
          ? 1
          : statedLift(terms, dimension, this.#dealCounts.values.textOf(parent, above));
      row[slot] = Math.log(statedLift(terms, dimension, text) / coarser);
    }
  }

  #scaleOf(part: number): number {
    return PARTS[part]?.late === true ? this.#lateScale : this.#scale;
  }

  #clear(): void {
    for (const rows of this.#rows) rows.clear();
    this.#cachedNumbers = 0;
  }
}

/** What a value loses that the institution never funded: 1/(k + 1), as a logarithm. */
function fill(row: Float64Array, pulls: Float64Array, shareOfValue: number): void {
  for (let slot = 0; slot < row.length; slot++) {
    row[slot] = (row[slot] ?? 0) - Math.log1p(1 / ((pulls[slot] ?? Infinity) + shareOfValue));
  }
}
