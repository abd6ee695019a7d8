import { type ChoiceEvent, curveOf } from "./choice.ts";

/** A weight below this counts as at its bound, 0. */
const AT_BOUND = 1e-9;
const MOST_STEPS = 12;
const MOST_HALVINGS = 8;

export type Fitted = { readonly weights: Float64Array; readonly value: number; readonly steps: number };

/**
 * Non-negative weights that maximise the penalised likelihood, by projected Newton (Bertsekas 1982): weights at 0 that
 * would become negative stay there, the others take a Newton step, halved until the likelihood rises. It stops when a
 * step gains less than `tolerance` per event. The problem is concave, so the start only affects how long it takes.
 */
export function fitWeights(
  events: readonly ChoiceEvent[],
  centre: Float64Array,
  pull: number,
  { start = centre, tolerance = 2e-5 }: { start?: Float64Array; tolerance?: number } = {},
): Fitted {
  let weights: Float64Array = Float64Array.from(start);
  const active = new Uint8Array(weights.length).fill(1);
  let curve = curveOf(events, weights, centre, pull, active);
  let steps = 0;
  while (steps < MOST_STEPS) {
    const free = freeOf(weights, curve.gradient, active);
    const direction = solve(curve.hessian, curve.gradient, free);
    let next: Float64Array = weights;
    let risen = curve;
    let size = 1;
    for (let halving = 0; halving < MOST_HALVINGS; halving++, size /= 2) {
      next = stepped(weights, free, direction, size);
      for (let k = 0; k < next.length; k++) {
        active[k] = (next[k] ?? 0) > AT_BOUND || (curve.gradient[k] ?? 0) > 0 ? 1 : 0;
      }
      risen = curveOf(events, next, centre, pull, active);
      if (risen.value >= curve.value) break;
    }
    const gain = risen.value - curve.value;
    if (gain <= 0) break;
    weights = next;
    curve = risen;
    steps += 1;
    if (gain < tolerance * Math.max(events.length, 1)) break;
  }
  return { weights, value: curve.value, steps };
}

/** The free weights: all but those at 0 that the gradient would make negative. */
function freeOf(weights: Float64Array, gradient: Float64Array, active: Uint8Array): number[] {
  const free: number[] = [];
  for (let k = 0; k < weights.length; k++) {
    const isHeld = (weights[k] ?? 0) <= AT_BOUND && (gradient[k] ?? 0) <= 0;
    if (!isHeld && active[k] === 1) free.push(k);
  }
  return free;
}

function stepped(
  weights: Float64Array,
  free: readonly number[],
  direction: Float64Array,
  size: number,
): Float64Array {
  const next = Float64Array.from(weights);
  for (const [i, k] of free.entries()) next[k] = Math.max(0, (weights[k] ?? 0) + size * (direction[i] ?? 0));
  return next;
}

/** Solves H·x = g over the free weights by Cholesky: H is positive definite, as its diagonal contains the penalty. */
export function solve(hessian: Float64Array, gradient: Float64Array, free: readonly number[]): Float64Array {
  const size = free.length;
  const whole = gradient.length;
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = hessian[(free[i] ?? 0) * whole + (free[j] ?? 0)] ?? 0;
      for (let k = 0; k < j; k++) sum -= (lower[i * size + k] ?? 0) * (lower[j * size + k] ?? 0);
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (lower[j * size + j] ?? 1);
    }
  }
  const x = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = gradient[free[i] ?? 0] ?? 0;
    for (let k = 0; k < i; k++) sum -= (lower[i * size + k] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < size; k++) sum -= (lower[k * size + i] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i * size + i] ?? 1);
  }
  return x;
}
