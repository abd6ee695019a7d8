import type { Day } from "#app/lib/days.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { REASON_KINDS, type ReasonKind, type StoredReason } from "#app/domain/matching/ranking/reason.ts";
import { evidenceOf } from "./evidence.ts";
import { FIRST_STATED, STATED_FEATURES } from "./feature-names.ts";
import { Features } from "./features.ts";
import type { Coordinates, DealCounts } from "./deal-counts.ts";
import { type LearnedModel, weightsOf } from "./model.ts";
import { dimensionOf, KIND_OF_FEATURE } from "./reason-kinds.ts";
import { statedUtilitiesOf } from "./stated-rows.ts";
import { shownScore } from "./shown-score.ts";
import { Slots } from "./slots.ts";
import { toEpochDay, subjectOf } from "./subject.ts";

/** What each kind of reason adds to u, on average over all mandates that a company is eligible for. */
export type Base = Readonly<Partial<Record<ReasonKind, number>>>;

export type Ranked = { readonly score: number; readonly reasons: readonly StoredReason[] };

/** u of one company for some mandates: for each a row of `kinds` numbers, in the order of REASON_KINDS. */
export type Utilities = {
  readonly slots: readonly number[];
  readonly values: Float64Array;
  readonly coordinates: Coordinates;
};

const kinds = REASON_KINDS.length;
const demandKind = REASON_KINDS.indexOf("demand");

/** The model applied to a day's mandates: the results of Scorer, for the few pairs that are eligible. */
export class MarketFit {
  readonly model: LearnedModel;
  readonly mandates: readonly MandateTerms[];
  readonly #dealCounts: DealCounts;
  readonly #features: Features;
  readonly #weights: Float64Array;
  readonly #day: Day;

  constructor(model: LearnedModel, dealCounts: DealCounts, mandates: readonly MandateTerms[], day: Day) {
    this.model = model;
    this.mandates = mandates;
    this.#dealCounts = dealCounts;
    this.#day = day;
    this.#weights = weightsOf(model);
    const slots = new Slots(
      mandates.map((terms) => ({ institutionId: terms.institutionId, terms })),
      dealCounts,
    );
    this.#features = new Features(dealCounts, slots, toEpochDay(day), model.settings);
  }

  utilitiesOf(facts: ProspectFacts, slots: readonly number[]): Utilities {
    const values = new Float64Array(slots.length * kinds);
    // Coordinates are computed only where needed: most companies are eligible for nothing.
    if (slots.length === 0) return { slots, values, coordinates: [] };
    const subject = subjectOf(facts);
    const coordinates = this.#dealCounts.coordinatesOf(subject);
    for (const { feature, values: row } of this.#features.of(subject, null, coordinates)) {
      const weight = this.#weights[feature] ?? 0;
      const kind = KIND_OF_FEATURE[feature] ?? -1;
      if (weight === 0 || kind < 0) continue;
      for (const [i, slot] of slots.entries()) {
        const at = i * kinds + kind;
        values[at] = (values[at] ?? 0) + weight * (row[slot] ?? 0);
      }
    }
    for (const [i, slot] of slots.entries()) {
      const terms = this.mandates[slot];
      if (terms === undefined) continue;
      for (const [statedFeature, value] of statedUtilitiesOf(facts, terms)) {
        const feature = FIRST_STATED + STATED_FEATURES.indexOf(statedFeature);
        const at = i * kinds + (KIND_OF_FEATURE[feature] ?? 0);
        values[at] = (values[at] ?? 0) + (this.#weights[feature] ?? 0) * value;
      }
    }
    return { slots, values, coordinates };
  }

  /** u of each of them without the demand term. */
  undemanded({ slots, values }: Utilities): Float64Array {
    return Float64Array.from(slots, (_, i) => {
      const own = values.subarray(i * kinds, (i + 1) * kinds);
      return own.reduce((sum, value, kind) => (kind === demandKind ? sum : sum + value), 0);
    });
  }

  /** How far one of them exceeds a base, in units of utility: in all, and by kind, largest first. */
  aboveAt({ values }: Utilities, i: number, base: Base) {
    const above = REASON_KINDS.map((kind, at) => ({
      kind,
      value: (values[i * kinds + at] ?? 0) - (base[kind] ?? 0),
    }));
    above.sort((one, other) => other.value - one.value);
    return { above, exact: above.reduce((sum, { value }) => sum + value, 0) };
  }

  /** The shown score of one of them, with the points of each kind. */
  scoreAt(utilities: Utilities, i: number, base: Base) {
    const found = this.aboveAt(utilities, i, base);
    const shown = shownScore(
      found.above.map(({ value }) => value),
      this.model.gain,
    );
    return { ...shown, ...found };
  }

  /** A shown score, with reasons whose points add up to it. */
  rankedAt(utilities: Utilities, i: number, base: Base): Ranked {
    const { slots, coordinates } = utilities;
    const { score, points, above } = this.scoreAt(utilities, i, base);
    const institutionId = this.mandates[slots[i] ?? -1]?.institutionId ?? "";
    const reasons: StoredReason[] = [];
    for (const [at, { kind }] of above.entries()) {
      const own = points[at] ?? 0;
      if (own === 0) continue;
      const dimension = dimensionOf(kind);
      const evidence =
        dimension === null ? [] : evidenceOf(this.#dealCounts, coordinates, institutionId, dimension);
      reasons.push({ kind, points: own, ...(evidence.length === 0 ? {} : { evidence }) });
    }
    return { score, reasons };
  }
}

/** The mean over all of them: the mandates that the company is eligible for. */
export function baseOf(utilities: Utilities): Base {
  return meanOf([utilities]);
}

/** The mean over all pairs of several companies. */
export function meanOf(all: readonly Utilities[]): Base {
  const sums = new Float64Array(kinds);
  let pairs = 0;
  for (const { slots, values } of all) {
    pairs += slots.length;
    for (const [at, value] of values.entries()) sums[at % kinds] = (sums[at % kinds] ?? 0) + value;
  }
  return Object.fromEntries(
    REASON_KINDS.flatMap((kind, at) => {
      const sum = sums[at] ?? 0;
      return sum === 0 ? [] : [[kind, sum / pairs]];
    }),
  );
}
