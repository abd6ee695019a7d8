import { DEMAND_WEIGHT } from "./demand.ts";
import { FEATURES, FIRST_NEAR, FIRST_PART, NEAR } from "./feature-names.ts";
import { PARTS } from "./parts.ts";
import type { HalfLives } from "./ledger.ts";
import type { Shrinkages } from "./lifts.ts";

/** What is chosen on the likelihood of the fit window, and never on what is measured. */
export type Settings = {
  readonly halfLives: HalfLives;
  readonly shrinkages: Shrinkages;
  /** How strongly weights are pulled to those of launch, in events. */
  readonly pull: number;
};

/** A model as it is stored: plain, and whole. The same model and the same deals give the same lists. */
export type LearnedModel = {
  readonly version: string;
  readonly settings: Settings;
  /** By feature; all at least 0. */
  readonly weights: Readonly<Record<string, number>>;
  /** How many events it was fitted on; 0 for the weights of launch. */
  readonly events: number;
  /** Points of the shown score for each unit of utility: see shown-score.ts. */
  readonly gain: number;
};

/** Days; "half-life 900 days, α 6" fits decades of bank loans, so a young platform starts shorter. */
export const LAUNCH_SETTINGS: Settings = {
  halfLives: { prior: 365, lifts: 730 },
  shrinkages: { single: { institution: 2, value: 3 }, cross: { institution: 2, value: 3 } },
  pull: 10,
};

/**
 * docs/matching.md: weights of 0.7. Dimensions beyond the place speak of much the same and would be counted twice: half of
 * it. What only refines them starts lower still.
 */
export function launchWeightOf(feature: string): number {
  if (feature === "demand") return DEMAND_WEIGHT;
  if (feature === "trend" || feature === "recency") return 0.1;
  if (feature.includes("×") || feature.includes("~")) return 0.05;
  return /^(sector|stage|instrument|amount|term|staff|age|rounds)\./u.test(feature) ? 0.35 : 0.7;
}

export const LAUNCH_MODEL: LearnedModel = {
  version: "learned-launch",
  settings: LAUNCH_SETTINGS,
  weights: Object.fromEntries(FEATURES.map((feature) => [feature, launchWeightOf(feature)])),
  events: 0,
  gain: 10,
};

/** A model's weights in the order of the features; a feature that it doesn't know weighs nothing. */
export function weightsOf(model: LearnedModel): Float64Array {
  return Float64Array.from(FEATURES, (feature) => model.weights[feature] ?? 0);
}

/** The parts that weights of the features weigh at all. */
export function weighed(weights: Float64Array): Set<number> {
  const near = NEAR.flatMap(({ part }, i) => ((weights[FIRST_NEAR + i] ?? 0) > 0 ? [part] : []));
  return new Set([...[...PARTS.keys()].filter((part) => (weights[FIRST_PART + part] ?? 0) > 0), ...near]);
}
