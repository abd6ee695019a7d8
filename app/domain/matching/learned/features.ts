import type { Day } from "#app/lib/days.ts";
import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import {
  EARLIER_FUNDERS,
  FIRST_NEAR,
  FIRST_PART,
  FIRST_STATED,
  NEAR,
  STATED_FEATURES,
} from "./feature-names.ts";
import { earlierFunderRow } from "./earlier-funder-row.ts";
import { Neighbours } from "./neighbours.ts";
import type { Coordinates, DealCounts } from "./deal-counts.ts";
import { LiftRows, type Shrinkage } from "./lifts.ts";
import type { Settings } from "./model.ts";
import { PARTS } from "./parts.ts";
import { statedRow } from "./stated-rows.ts";
import type { Slots } from "./slots.ts";
import { institutionRows } from "./institution-rows.ts";
import type { Subject } from "./subject.ts";

/** One feature of one company over all slots, unweighted. */
export type FeatureRow = { readonly feature: number; readonly values: Float64Array };

/** What both sides have stated, where the company is a prospect of the product and not a deal of an imported file. */
export type Asked = { readonly facts: ProspectFacts; readonly day: Day };

/** What runs over the same slots on the same day may share, and which parts are needed. */
export type Shared = { readonly lifts?: Map<Shrinkage, LiftRows>; readonly only?: ReadonlySet<number> };

/** The features of companies over slots on one day: rows are shared and must not be modified. */
export class Features {
  readonly institutionRows: readonly FeatureRow[];
  readonly dealCounts: DealCounts;
  readonly slots: Slots;
  readonly #single: LiftRows;
  readonly #cross: LiftRows;
  readonly #settings: Settings;
  readonly #day: number;
  readonly #near = new Map<number, { neighbours: Neighbours; rows: Map<number, Float64Array> }>();
  readonly #active: readonly boolean[];

  constructor(
    dealCounts: DealCounts,
    slots: Slots,
    day: number,
    settings: Settings,
    { lifts, only }: Shared = {},
  ) {
    this.dealCounts = dealCounts;
    this.slots = slots;
    this.#day = day;
    this.#settings = settings;
    const { single, cross } = settings.shrinkages;
    const rowsOf = (shrinkage: Shrinkage) => {
      const known = lifts?.get(shrinkage);
      const rows = known ?? new LiftRows(dealCounts, slots, day, shrinkage);
      lifts?.set(shrinkage, rows);
      return rows;
    };
    this.#single = rowsOf(single);
    this.#cross = single === cross ? this.#single : rowsOf(cross);
    this.#active = PARTS.map(
      (_, part) => (only === undefined || only.has(part)) && this.#single.isActive(part),
    );
    this.institutionRows = institutionRows(dealCounts, slots, day).map((values, feature) => ({
      feature,
      values,
    }));
  }

  /** Every known feature of a company. Unknown ones have no row and add nothing. */
  of(
    subject: Subject,
    asked: Asked | null = null,
    coordinates: Coordinates = this.dealCounts.coordinatesOf(subject),
  ): FeatureRow[] {
    const rows: FeatureRow[] = [...this.institutionRows];
    for (const [part, values] of coordinates.entries()) {
      if (values.length === 0 || this.#active[part] !== true) continue;
      rows.push({ feature: FIRST_PART + part, values: this.partRow(part, values) });
    }
    for (const [i, { part }] of NEAR.entries()) {
      const values = this.nearRow(part, coordinates[part] ?? []);
      if (values !== null) rows.push({ feature: FIRST_NEAR + i, values });
    }
    const earlierFunders = earlierFunderRow(
      this.dealCounts,
      this.slots,
      this.#day,
      subject.companyId,
      this.#settings,
    );
    if (earlierFunders !== null) rows.push({ feature: EARLIER_FUNDERS, values: earlierFunders });
    if (asked !== null) {
      for (const [i, kind] of STATED_FEATURES.entries()) {
        const values = statedRow(kind, asked.facts, this.slots);
        if (values !== null) rows.push({ feature: FIRST_STATED + i, values });
      }
    }
    return rows;
  }

  /** The lifts of the neighbours of a place; null where it has none. */
  nearRow(part: number, [value]: readonly number[]): Float64Array | null {
    if (value === undefined || this.#active[part] !== true) return null;
    const known = this.#near.get(part) ?? {
      neighbours: new Neighbours(this.dealCounts, part),
      rows: new Map<number, Float64Array>(),
    };
    this.#near.set(part, known);
    let row = known.rows.get(value);
    if (row === undefined) {
      const around = known.neighbours.of(value);
      if (around.length === 0) return null;
      row = this.partRow(part, around);
      known.rows.set(value, row);
    }
    return row;
  }

  /** Whether a feature can distinguish anything here. */
  isActive(feature: number): boolean {
    return this.#active[feature - FIRST_PART] ?? true;
  }

  /** A part's row; for alternatives, any of which would do, the mean of their lifts. */
  partRow(part: number, values: readonly number[]): Float64Array {
    const [first = 0, ...more] = values;
    const lifts = (PARTS[part]?.of.length ?? 1) > 1 ? this.#cross : this.#single;
    const row = lifts.row(part, first);
    if (more.length === 0) return row;
    const all = [row, ...more.map((value) => lifts.row(part, value))];
    return row.map((_, slot) =>
      Math.log(all.reduce((sum, one) => sum + Math.exp(one[slot] ?? 0), 0) / all.length),
    );
  }
}
