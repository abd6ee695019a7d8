import type { Day } from "#app/lib/days.ts";
import type { ProspectFacts } from "../facts.ts";
import { BACKERS, FIRST_PART, FIRST_SAID, SAID } from "./feature-names.ts";
import { backerRow } from "./backer-row.ts";
import type { Ledger } from "./ledger.ts";
import { LiftRows } from "./lifts.ts";
import type { Settings } from "./model.ts";
import { PARTS } from "./parts.ts";
import { saidRow } from "./said-rows.ts";
import type { Slots } from "./slots.ts";
import { standingRows } from "./standing.ts";
import type { Subject } from "./subject.ts";

/** One feature of one company over all slots, without its weight. */
export type FeatureRow = { readonly feature: number; readonly values: Float64Array };

/** What both sides have said, where the company is a prospect of the product and not a deal of a file. */
export type Asked = { readonly facts: ProspectFacts; readonly day: Day };

/** The features of companies over slots as they are on one day: rows are shared, and must not be written to. */
export class Features {
  readonly standing: readonly FeatureRow[];
  readonly ledger: Ledger;
  readonly slots: Slots;
  readonly #lifts: LiftRows;
  readonly #settings: Settings;
  readonly #day: number;
  readonly #active: readonly boolean[];

  constructor(ledger: Ledger, slots: Slots, day: number, settings: Settings) {
    this.ledger = ledger;
    this.slots = slots;
    this.#day = day;
    this.#settings = settings;
    this.#lifts = new LiftRows(ledger, slots, day, settings.shrinkages);
    this.#active = PARTS.map(
      (_, part) => ledger.isActive(part) || slots.all.some(({ terms }) => terms !== null),
    );
    this.standing = standingRows(ledger, slots, day).map((values, feature) => ({ feature, values }));
  }

  /** Every feature that is known of a company. What is unknown has no row, and adds nothing. */
  of(subject: Subject, asked: Asked | null = null): FeatureRow[] {
    const rows: FeatureRow[] = [...this.standing];
    for (const [part, values] of this.ledger.coordinatesOf(subject).entries()) {
      if (values.length === 0 || this.#active[part] !== true) continue;
      rows.push({ feature: FIRST_PART + part, values: this.partRow(part, values) });
    }
    const backers = backerRow(this.ledger, this.slots, this.#day, subject.companyId, this.#settings);
    if (backers !== null) rows.push({ feature: BACKERS, values: backers });
    if (asked !== null) {
      for (const [i, kind] of SAID.entries()) {
        const values = saidRow(kind, asked.facts, this.slots, asked.day);
        if (values !== null) rows.push({ feature: FIRST_SAID + i, values });
      }
    }
    return rows;
  }

  /** Whether a feature can tell anything apart here. */
  isActive(feature: number): boolean {
    return this.#active[feature - FIRST_PART] ?? true;
  }

  /** A part's row; of several values, any of which would do, the mean of their lifts. */
  partRow(part: number, values: readonly number[]): Float64Array {
    const [first = 0, ...more] = values;
    const row = this.#lifts.row(part, first);
    if (more.length === 0) return row;
    const all = [row, ...more.map((value) => this.#lifts.row(part, value))];
    return row.map((_, slot) =>
      Math.log(all.reduce((sum, one) => sum + Math.exp(one[slot] ?? 0), 0) / all.length),
    );
  }
}
