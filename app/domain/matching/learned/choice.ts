import type { FeatureRow } from "./features.ts";

/** One observed choice: what was known of every slot, who funded, and who could not be chosen. */
export type ChoiceEvent = {
  readonly rows: readonly FeatureRow[];
  /** Slots that funded. Each counts as an equal share of one choice. */
  readonly truth: readonly number[];
  /** Slots that were no candidates. */
  readonly blocked: readonly number[];
};

/** The penalised log-likelihood of weights, its gradient and its negated Hessian (row-major, both triangles). */
export type Curve = {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
};

/** A slot less likely than this is negligible for the curvature and left out; value and gradient include it. */
const NEGLIGIBLE = 5e-4;

/** u of every slot under these weights; blocked ones are −Infinity. */
export function utilitiesOf(
  { rows, blocked }: Pick<ChoiceEvent, "rows" | "blocked">,
  weights: Float64Array,
): Float64Array {
  const sums = new Float64Array(rows[0]?.values.length ?? 0);
  const hasWeight = rows.filter(({ feature }) => (weights[feature] ?? 0) !== 0);
  const silent = { feature: -1, values: sums };
  // Four rows at a time, added in order: the same sums, with a quarter of the loads and stores.
  for (let row = 0; row < hasWeight.length; row += 4) {
    const { feature: a, values: ofA } = hasWeight[row] ?? silent;
    const { feature: b, values: ofB } = hasWeight[row + 1] ?? silent;
    const { feature: c, values: ofC } = hasWeight[row + 2] ?? silent;
    const { feature: d, values: ofD } = hasWeight[row + 3] ?? silent;
    const [wA, wB, wC, wD] = [weights[a] ?? 0, weights[b] ?? 0, weights[c] ?? 0, weights[d] ?? 0];
    for (let slot = 0; slot < sums.length; slot++) {
      let sum = sums[slot] ?? 0;
      sum += wA * (ofA[slot] ?? 0);
      sum += wB * (ofB[slot] ?? 0);
      sum += wC * (ofC[slot] ?? 0);
      sum += wD * (ofD[slot] ?? 0);
      sums[slot] = sum;
    }
  }
  for (const slot of blocked) sums[slot] = -Infinity;
  return sums;
}

/** The softmax of the utilities: the probabilities of a choice. Written in place. */
export function toProbabilities(utilities: Float64Array): Float64Array {
  let most = -Infinity;
  for (const utility of utilities) if (utility > most) most = utility;
  let sum = 0;
  for (let slot = 0; slot < utilities.length; slot++) {
    const value = Math.exp((utilities[slot] ?? 0) - most);
    utilities[slot] = value;
    sum += value;
  }
  for (let slot = 0; slot < utilities.length; slot++) utilities[slot] = (utilities[slot] ?? 0) / sum;
  return utilities;
}

/** The log-likelihood alone, without the penalty. */
export function likelihoodOf(events: readonly ChoiceEvent[], weights: Float64Array): number {
  return likelihoodsOf(events, weights).reduce((sum, one) => sum + one, 0);
}

/** The same, event by event. */
export function likelihoodsOf(events: readonly ChoiceEvent[], weights: Float64Array): Float64Array {
  return Float64Array.from(events, (event) => gainOf(event, toProbabilities(utilitiesOf(event, weights))));
}

function gainOf({ truth }: ChoiceEvent, probabilities: Float64Array): number {
  let value = 0;
  for (const slot of truth) value += Math.log(Math.max(probabilities[slot] ?? 0, 1e-300));
  return value / Math.max(truth.length, 1);
}

/**
 * The conditional logit (McFadden 1974) with a Gaussian penalty of strength `pull` towards `centre`. Curvature is
 * computed for the features in `active` only; that of the others is the penalty alone.
 */
export function curveOf(
  events: readonly ChoiceEvent[],
  weights: Float64Array,
  centre: Float64Array,
  pull: number,
  active: Uint8Array,
): Curve {
  const size = weights.length;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  let value = 0;
  for (const event of events) {
    const probabilities = toProbabilities(utilitiesOf(event, weights));
    value += gainOf(event, probabilities);
    const means = addGradient(event, probabilities, gradient);
    addCurvature(event, probabilities, means, active, hessian, size);
  }
  for (let k = 0; k < size; k++) {
    const away = (weights[k] ?? 0) - (centre[k] ?? 0);
    value -= (pull / 2) * away * away;
    gradient[k] = (gradient[k] ?? 0) - pull * away;
    hessian[k * size + k] = (hessian[k * size + k] ?? 0) + pull;
  }
  return { value, gradient, hessian };
}

/** Adds observed minus expected values; returns the expected values by row. */
function addGradient(
  { rows, truth }: ChoiceEvent,
  probabilities: Float64Array,
  gradient: Float64Array,
): Float64Array {
  const means = new Float64Array(rows.length);
  for (const [i, { feature, values }] of rows.entries()) {
    let mean = 0;
    for (let slot = 0; slot < values.length; slot++) mean += (probabilities[slot] ?? 0) * (values[slot] ?? 0);
    means[i] = mean;
    let chosen = 0;
    for (const slot of truth) chosen += values[slot] ?? 0;
    gradient[feature] = (gradient[feature] ?? 0) + chosen / Math.max(truth.length, 1) - mean;
  }
  return means;
}

function addCurvature(
  { rows }: ChoiceEvent,
  probabilities: Float64Array,
  means: Float64Array,
  active: Uint8Array,
  hessian: Float64Array,
  size: number,
): void {
  let likely = 0;
  if (scratch.slots.length < probabilities.length) scratch.slots = new Int32Array(probabilities.length);
  for (let slot = 0; slot < probabilities.length; slot++) {
    if ((probabilities[slot] ?? 0) > NEGLIGIBLE) scratch.slots[likely++] = slot;
  }
  const usedFeatures: number[] = [];
  // Space for three more rows, which are computed and discarded.
  const capacity = (rows.length + 3) * likely;
  if (scratch.spread.length < capacity) scratch.spread = new Float64Array(capacity);
  const { slots, spread } = scratch;
  for (const [i, { feature, values }] of rows.entries()) {
    if (active[feature] === 0) continue;
    const [at, mean] = [usedFeatures.length * likely, means[i] ?? 0];
    for (let j = 0; j < likely; j++) {
      const slot = slots[j] ?? 0;
      spread[at + j] = ((values[slot] ?? 0) - mean) * Math.sqrt(probabilities[slot] ?? 0);
    }
    usedFeatures.push(feature);
  }
  const put = (i: number, j: number, sum: number): void => {
    if (j > i) return;
    const [a, b] = [usedFeatures[i] ?? 0, usedFeatures[j] ?? 0];
    hessian[a * size + b] = (hessian[a * size + b] ?? 0) + sum;
    if (a !== b) hessian[b * size + a] = (hessian[b * size + a] ?? 0) + sum;
  };
  for (let i = 0; i < usedFeatures.length; i++) {
    const one = i * likely;
    // Four at a time, so that each number of one row is loaded once for all; results above the diagonal are discarded.
    for (let j = 0; j <= i; j += 4) {
      const other = j * likely;
      let [sum, second, third, fourth] = [0, 0, 0, 0];
      for (let at = 0; at < likely; at++) {
        const own = spread[one + at] ?? 0;
        sum += own * (spread[other + at] ?? 0);
        second += own * (spread[other + likely + at] ?? 0);
        third += own * (spread[other + 2 * likely + at] ?? 0);
        fourth += own * (spread[other + 3 * likely + at] ?? 0);
      }
      put(i, j, sum);
      put(i, j + 1, second);
      put(i, j + 2, third);
      put(i, j + 3, fourth);
    }
  }
}

/** Scratch memory for one event's curvature, reused by the next event; it never outlives a call. */
const scratch = { slots: new Int32Array(0), spread: new Float64Array(0) };
