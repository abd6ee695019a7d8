import { Decimal } from "decimal.js";

/** Money at an integer number of time units (days, months) after the start; received is positive, paid negative. */
export type TimedFlow = { at: number; fen: bigint };

/** Forty digits, so that a published rate never depends on intermediate rounding. */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

/** Below −99 % a period nothing is a loan; no period costs more than 1,000 times the balance. */
const LEAST_GROWTH = 0.01;
const MOST_GROWTH = 1_001;

/** The rate that solves Σ flow · v^at = 0, where v is the discount factor of one time unit. */
export type InternalRate = {
  /** The force of interest of a unit, −ln v, in double precision. */
  force: number;
  /** v to more than 20 digits; a unit's rate is 1 ÷ v − 1. */
  factor: () => Decimal;
};

/**
 * `unitsOfPeriod`: how many units make the period for which a rate is bounded (12 months are 12 periods, 365 days are one
 * year). Null where there is no such rate, or where it may not be unique (see `hasOneRate`). Newton's method within a
 * bracket in doubles, then, for the factor, Newton steps in decimals, which converge in one or two.
 */
export function internalRate(flows: readonly TimedFlow[], unitsOfPeriod: number): InternalRate | null {
  const net = netFlows(flows);
  if (!hasOneRate(net.map(({ fen }) => fen))) return null;
  const force = forceOfInterest(net, unitsOfPeriod);
  return force === null ? null : { force, factor: () => polished(net, force) };
}

function netFlows(flows: readonly TimedFlow[]): TimedFlow[] {
  const net = new Map<number, bigint>();
  for (const { at, fen } of flows) net.set(at, (net.get(at) ?? 0n) + fen);
  return [...net]
    .map(([at, fen]) => ({ at, fen }))
    .filter(({ fen }) => fen !== 0n)
    .sort((a, b) => a.at - b.at);
}

/**
 * Whether flows, in chronological order, have exactly one rate: one change of sign gives one (Descartes); else one
 * change of the running balance gives one above 0 (Norstrøm). Where exactly what was received is paid back, and never
 * more than was received so far, the only rate is 0: Σ flow · v^t is then a sum of balances ≥ 0 times v^t − v^(t+1),
 * whose sign is that of 1 − v.
 */
export function hasOneRate(fens: readonly bigint[]): boolean {
  if (signChanges(fens) === 1) return true;
  let balance = 0n;
  const balances = fens.map((fen) => (balance += fen));
  if (balance === 0n) return balances.some((one) => one > 0n) && balances.every((one) => one >= 0n);
  return signChanges(balances) === 1 && (balances[0] ?? 0n) > 0n && balance < 0n;
}

function signChanges(values: readonly bigint[]): number {
  const signs = values.filter((value) => value !== 0n).map((value) => value > 0n);
  return signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length;
}

type Point = { at: number; amount: number };

/** δ = −ln v of a unit, to double precision; null where no rate within the bounds solves the flows. */
function forceOfInterest(flows: readonly TimedFlow[], unitsOfPeriod: number): number | null {
  const points = flows.map(({ at, fen }) => ({ at, amount: Number(fen) }));
  const most = Math.log(MOST_GROWTH) / unitsOfPeriod;
  const atZero = flows.reduce((sum, { fen }) => sum + fen, 0n);
  if (atZero === 0n) return 0;
  const isAbove = Math.sign(valueAt(points, most).value) === -Math.sign(Number(atZero));
  const [low, high] = isAbove ? [0, most] : [Math.log(LEAST_GROWTH) / unitsOfPeriod, 0];
  const sign = Math.sign(valueAt(points, low).value);
  return sign === Math.sign(valueAt(points, high).value) ? null : newton(points, low, high, sign);
}

/** Newton's method with bisection where a step would leave the bracket. `sign` is that of the value at `low`. */
function newton(points: readonly Point[], from: number, to: number, sign: number): number {
  let [low, high, force] = [from, to, (from + to) / 2];
  for (let step = 0; step < 200; step += 1) {
    const { value, slope } = valueAt(points, force);
    if (value === 0) return force;
    if (Math.sign(value) === sign) low = force;
    else high = force;
    const next = force - value / slope;
    const isWithin = next > low && next < high;
    const wanted = isWithin ? next : (low + high) / 2;
    if (Math.abs(wanted - force) <= Number.EPSILON * Math.max(Math.abs(force), Number.EPSILON)) return wanted;
    force = wanted;
  }
  return force;
}

/**
 * Present value at a force of interest, and its slope. Relative to the last flow where the force is negative, which
 * avoids overflow and changes neither sign nor zero.
 */
function valueAt(points: readonly Point[], force: number): { value: number; slope: number } {
  const origin = force < 0 ? (points.at(-1)?.at ?? 0) : (points[0]?.at ?? 0);
  let [value, slope] = [0, 0];
  for (const { at, amount } of points) {
    const worth = amount * Math.exp(-force * (at - origin));
    value += worth;
    slope -= worth * (at - origin);
  }
  return { value, slope };
}

/** Newton steps in decimals, on the discount factor. */
function polished(flows: readonly TimedFlow[], force: number): Decimal {
  let factor = force === 0 ? new Exact(1) : new Exact(Math.exp(-force));
  for (let step = 0; step < 6; step += 1) {
    const { value, slope } = horner(flows, factor);
    if (slope.isZero()) break;
    const change = value.div(slope);
    factor = factor.minus(change);
    // The error of the next step is about the square of this one.
    if (change.abs().lt("1e-12")) break;
  }
  return factor;
}

/** Σ amount · v^at and its slope in v, from the last flow back to the first; the powers of a gap are computed once. */
function horner(flows: readonly TimedFlow[], factor: Decimal): { value: Decimal; slope: Decimal } {
  const powers = new Map<number, { whole: Decimal; slope: Decimal }>();
  const powersOf = (gap: number) => {
    const known = powers.get(gap);
    if (known !== undefined) return known;
    const less = factor.pow(gap - 1);
    const found = { whole: less.times(factor), slope: less.times(gap) };
    powers.set(gap, found);
    return found;
  };
  let value = new Exact(0);
  let slope = new Exact(0);
  for (let i = flows.length - 1; i >= 0; i -= 1) {
    const { at, fen } = flows[i] ?? { at: 0, fen: 0n };
    value = value.plus(new Exact(fen.toString()));
    const gap = i === 0 ? 0 : at - (flows[i - 1]?.at ?? 0);
    if (gap === 0) break;
    const power = powersOf(gap);
    slope = slope.times(power.whole).plus(value.times(power.slope));
    value = value.times(power.whole);
  }
  return { value, slope };
}
