/**
 * How much the other side's probability counts in a company's list, which is sorted by log p(l|c) + β·log p(c|l). With
 * p(c|l) = p(l|c) / Σ_c′ p(l|c′) that is the order of u(c,l) − β/(1+β)·log d(l), where d(l), the demand for l, is that
 * sum: the expected number of companies if each chooses one institution. docs/matching.md says why β is 0.15.
 */
const OTHER_SIDE = 0.15;
export const DEMAND_WEIGHT = OTHER_SIDE / (1 + OTHER_SIDE);

/** Demand is clamped at this multiple of the average, up or down. */
const MOST_TIMES = 20;

/** What demand subtracts from utility, before weighting: 0 at the average and where it is unknown. */
export function demandFeature(demand: number | null): number {
  if (demand === null) return 0;
  return -Math.log(Math.min(MOST_TIMES, Math.max(1 / MOST_TIMES, demand)));
}

/** Lists are recomputed when demand changes by a quarter, up or down; less would move no score by a point. */
const TOLD_FROM = Math.log(1.25);

/** Whether demand changed enough to recompute lists; null is unknown. */
export function isSignificantChange(before: number | null, demand: number): boolean {
  return Math.abs(demandFeature(before) - demandFeature(demand)) >= TOLD_FROM;
}

/** Sums companies' probabilities of choosing each slot. */
export class DemandCount {
  readonly #sums: Float64Array;
  #companies = 0;

  constructor(slots: number) {
    this.#sums = new Float64Array(slots);
  }

  /** Adds a company's utilities, without demand, by slot: of all slots, or of those it is eligible for. */
  add(utilities: Float64Array, slots?: readonly number[]): void {
    if (utilities.length === 0) return;
    const most = utilities.reduce((max, one) => Math.max(max, one), -Infinity);
    const chances = utilities.map((one) => Math.exp(one - most));
    const sum = chances.reduce((total, one) => total + one, 0);
    for (const [i, chance] of chances.entries()) {
      const slot = slots?.[i] ?? i;
      this.#sums[slot] = (this.#sums[slot] ?? 0) + chance / sum;
    }
    this.#companies += 1;
  }

  /** Demand by slot, as a multiple of the average slot; one more company that chooses uniformly is added to all. */
  demand(): Float64Array {
    const slots = this.#sums.length;
    return this.#sums.map((sum) => (sum * slots + 1) / (this.#companies + 1));
  }
}
