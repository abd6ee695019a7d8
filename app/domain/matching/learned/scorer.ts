import { utilitiesOf } from "./choice.ts";
import { featureGroupOf } from "./feature-names.ts";
import { type Asked, type FeatureRow, Features } from "./features.ts";
import type { DealCounts } from "./deal-counts.ts";
import { type LearnedModel, weightsOf } from "./model.ts";
import { shownScore } from "./shown-score.ts";
import type { Slots } from "./slots.ts";
import type { Subject } from "./subject.ts";

/** What one reason adds to a score, relative to the mean of the eligible; in units of utility and in points. */
type Contribution = { readonly group: string; readonly value: number; readonly points: number };

export type Explained = {
  /** 1 to 99; 50 is the average of the eligible. */
  readonly score: number;
  /** u less the mean of the eligible. */
  readonly exact: number;
  /** Largest first; their values add up to `exact`, their points and 50 to `score`. */
  readonly contributions: readonly Contribution[];
};

/** A model applied on one day: utilities and their components. */
export class Scorer {
  readonly model: LearnedModel;
  readonly features: Features;
  readonly #weights: Float64Array;

  constructor(model: LearnedModel, dealCounts: DealCounts, slots: Slots, day: number) {
    this.model = model;
    this.#weights = weightsOf(model);
    this.features = new Features(dealCounts, slots, day, model.settings);
  }

  /** u(c,l) of one company for every slot, eligible or not. For a prospect, pass what it asks. */
  utilities(subject: Subject, asked: Asked | null = null): Float64Array {
    return utilitiesOf({ rows: this.features.of(subject, asked), blocked: [] }, this.#weights);
  }

  /** Why a slot has its rank among the eligible ones, of which it is one. */
  explain(subject: Subject, asked: Asked | null, slot: number, eligible: readonly number[]): Explained {
    const sums = new Map<string, number>();
    for (const { feature, values } of this.features.of(subject, asked)) {
      const weight = this.#weights[feature] ?? 0;
      if (weight === 0) continue;
      const value = weight * ((values[slot] ?? 0) - meanOf(values, eligible));
      const group = featureGroupOf(feature);
      sums.set(group, (sums.get(group) ?? 0) + value);
    }
    const values = [...sums].sort(([, a], [, b]) => b - a);
    const { score, points } = shownScore(
      values.map(([, value]) => value),
      this.model.gain,
    );
    return {
      score,
      exact: values.reduce((sum, [, value]) => sum + value, 0),
      contributions: values.map(([group, value], i) => ({ group, value, points: points[i] ?? 0 })),
    };
  }
}

function meanOf(values: FeatureRow["values"], eligible: readonly number[]): number {
  let sum = 0;
  for (const slot of eligible) sum += values[slot] ?? 0;
  return sum / Math.max(eligible.length, 1);
}
