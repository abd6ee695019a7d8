import { DEMAND_WEIGHT } from "./demand.ts";
import { FEATURES, FIRST_NEAR, FIRST_PART, NEAR } from "./feature-names.ts";
import { PARTS } from "./parts.ts";
import type { HalfLives } from "./deal-counts.ts";
import type { Shrinkages } from "./lifts.ts";

/** Hyperparameters, chosen by the likelihood of the fit window and never on the evaluation data. */
export type Settings = {
  readonly halfLives: HalfLives;
  readonly shrinkages: Shrinkages;
  /** How strongly weights are pulled towards those of launch, in events. */
  readonly pull: number;
};

/** A model as stored: plain and complete. The same model and deals give the same lists. */
export type LearnedModel = {
  readonly version: string;
  readonly settings: Settings;
  /** By feature; all at least 0. */
  readonly weights: Readonly<Record<string, number>>;
  /** How many events it was fitted on; 0 for the launch weights. */
  readonly events: number;
  /** Points of the shown score for each unit of utility: see shown-score.ts. */
  readonly gain: number;
};

/** Half-lives in days. 900 days with α 6 fits decades of bank loans, so a young platform starts shorter. */
export const LAUNCH_SETTINGS: Settings = {
  halfLives: { prior: 365, lifts: 730 },
  shrinkages: { single: { institution: 2, value: 3 }, cross: { institution: 2, value: 3 } },
  pull: 10,
};

/**
 * docs/matching.md: weights of 0.7. Dimensions other than the place overlap and would be counted twice, so they get
 * half. Their refinements start lower still.
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

/** A model's weights in feature order; features that it doesn't know get 0. */
export function weightsOf(model: LearnedModel): Float64Array {
  return Float64Array.from(FEATURES, (feature) => model.weights[feature] ?? 0);
}

/** The parts that have a weight above 0. */
export function weightedFeatures(weights: Float64Array): Set<number> {
  const near = NEAR.flatMap(({ part }, i) => ((weights[FIRST_NEAR + i] ?? 0) > 0 ? [part] : []));
  return new Set([...[...PARTS.keys()].filter((part) => (weights[FIRST_PART + part] ?? 0) > 0), ...near]);
}
