import type { AdditiveFit } from "#app/domain/matching/ranking/additive-fit.ts";
import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import {
  EARLIER_FUNDERS,
  FEATURES,
  FIRST_NEAR,
  FIRST_PART,
  FIRST_STATED,
  featureGroupOf,
  NEAR,
  STATED_FEATURES,
  INSTITUTION_FEATURES,
} from "./feature-names.ts";
import { Features } from "./features.ts";
import type { DealCounts } from "./deal-counts.ts";
import { type LearnedModel, weightsOf } from "./model.ts";
import { PARTS } from "./parts.ts";
import { statedKey, statedRow } from "./stated-rows.ts";
import type { Slots } from "./slots.ts";
import { subjectOf } from "./subject.ts";

/** How a row is computed when it is first needed. */
type Recipe = () => Float64Array;

/** The learned model laid out for ranking many pairs at once; mandate slots are those of `slots`. */
export class LearnedFit implements AdditiveFit {
  readonly version: string;
  readonly kinds: readonly string[];
  readonly institutionFit: Float32Array;
  readonly #features: Features;
  readonly #weights: Float64Array;
  readonly #dealCounts: DealCounts;
  readonly #slots: Slots;
  readonly #day: number;
  readonly #model: LearnedModel;
  /** By kind: the features that it sums up. */
  readonly #members: readonly (readonly number[])[];
  readonly #numbers: Map<string, number>[];
  readonly #recipes: Recipe[][];
  readonly #rows: Float32Array[][];

  constructor(model: LearnedModel, dealCounts: DealCounts, slots: Slots, day: number) {
    this.version = model.version;
    this.#model = model;
    this.#weights = weightsOf(model);
    this.#dealCounts = dealCounts;
    this.#slots = slots;
    this.#day = day;
    this.#features = new Features(dealCounts, slots, day, model.settings);
    const institutionFit = new Float64Array(slots.size);
    for (const { feature, values } of this.#features.institutionRows)
      this.#addTo(institutionFit, feature, values);
    this.institutionFit = Float32Array.from(institutionFit);
    const members = new Map<string, number[]>();
    for (let feature = INSTITUTION_FEATURES.length; feature < FEATURES.length; feature++) {
      if ((this.#weights[feature] ?? 0) === 0 || !this.#features.isActive(feature)) continue;
      const group = featureGroupOf(feature);
      members.set(group, [...(members.get(group) ?? []), feature]);
    }
    this.kinds = [...members.keys()];
    this.#members = [...members.values()];
    this.#numbers = this.kinds.map(() => new Map<string, number>());
    this.#recipes = this.kinds.map(() => []);
    this.#rows = this.kinds.map(() => []);
  }

  rowsOf(facts: ProspectFacts, rows: Int32Array): void {
    const coordinates = this.#dealCounts.coordinatesOf(subjectOf(facts));
    for (const [kind, features] of this.#members.entries()) {
      const known: { feature: number; key: string; make: Recipe }[] = [];
      for (const feature of features) {
        const found = this.#look(feature, coordinates, facts);
        if (found !== null) known.push({ feature, ...found });
      }
      rows[kind] = known.length === 0 ? -1 : this.#numberOf(kind, known);
    }
  }

  row(part: number, row: number): Float32Array {
    const made = this.#rows[part];
    let values = made?.[row];
    if (values === undefined) {
      values = Float32Array.from(this.#recipes[part]?.[row]?.() ?? new Float64Array(this.#slots.size));
      if (made !== undefined) made[row] = values;
    }
    return values;
  }

  #look(
    feature: number,
    coordinates: readonly (readonly number[])[],
    facts: ProspectFacts,
  ): { key: string; make: Recipe } | null {
    if (feature < FIRST_PART + PARTS.length) {
      const part = feature - FIRST_PART;
      const values = coordinates[part] ?? [];
      return values.length === 0
        ? null
        : { key: values.join(" "), make: () => this.#features.partRow(part, values) };
    }
    // A teaser must not reveal who funded this very company before.
    if (feature === EARLIER_FUNDERS) return null;
    if (feature < FIRST_STATED) {
      const part = NEAR[feature - FIRST_NEAR]?.part ?? 0;
      const values = coordinates[part] ?? [];
      if (this.#features.nearRow(part, values) === null) return null;
      return {
        key: values.join(" "),
        make: () => this.#features.nearRow(part, values) ?? new Float64Array(this.#slots.size),
      };
    }
    const kind = STATED_FEATURES[feature - FIRST_STATED];
    const key = kind === undefined ? null : statedKey(kind, facts);
    if (kind === undefined || key === null) return null;
    return { key, make: () => statedRow(kind, facts, this.#slots) ?? new Float64Array(this.#slots.size) };
  }

  #numberOf(kind: number, known: readonly { feature: number; key: string; make: Recipe }[]): number {
    const key = known.map(({ feature, key: one }) => `${feature} ${one}`).join("\n");
    const numbers = this.#numbers[kind];
    let number = numbers?.get(key);
    if (number === undefined) {
      number = numbers?.size ?? 0;
      numbers?.set(key, number);
      this.#recipes[kind]?.push(() => {
        const sum = new Float64Array(this.#slots.size);
        for (const { feature, make } of known) this.#addTo(sum, feature, make());
        return sum;
      });
    }
    return number;
  }

  #addTo(sum: Float64Array, feature: number, values: Float64Array): void {
    const weight = this.#weights[feature] ?? 0;
    for (let slot = 0; slot < sum.length; slot++) sum[slot] = (sum[slot] ?? 0) + weight * (values[slot] ?? 0);
  }
}
