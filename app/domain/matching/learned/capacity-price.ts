import type { Pair } from "./two-sided.ts";

const ROUNDS = 40;
/** A price never outweighs a fit that is e² times likelier. */
const MOST = 2;

/**
 * A price λ for each mandate whose forecast load exceeds what it can take, in units of utility, 0 for the others: the
 * load of a mandate is the sum of p(l|c) over its companies, each of which asks `asks` institutions. Subtracted from u it
 * moves those who have a choice to mandates with room; a mandate without any room is no longer eligible at all.
 */
export function capacityPrices(
  pairs: readonly Pair[],
  capacities: ReadonlyMap<number, number>,
  asks: number,
): Map<number, number> {
  const prices = new Map([...capacities.keys()].map((slot) => [slot, 0]));
  for (let round = 1; round <= ROUNDS; round++) {
    const loads = loadsOf(pairs, prices, asks);
    for (const [slot, capacity] of capacities) {
      const excess = Math.log((loads.get(slot) ?? 0) / Math.max(capacity, 1e-6) || 1e-9);
      const price = (prices.get(slot) ?? 0) + excess / Math.sqrt(round);
      prices.set(slot, Math.min(MOST, Math.max(0, price)));
    }
  }
  return prices;
}

function loadsOf(
  pairs: readonly Pair[],
  prices: ReadonlyMap<number, number>,
  asks: number,
): Map<number, number> {
  const sums = new Map<number, number>();
  const chances = pairs.map(({ slot, utility }) => Math.exp(utility - (prices.get(slot) ?? 0)));
  for (const [i, { company }] of pairs.entries())
    sums.set(company, (sums.get(company) ?? 0) + (chances[i] ?? 0));
  const loads = new Map<number, number>();
  for (const [i, { company, slot }] of pairs.entries()) {
    const share = Math.min(1, (asks * (chances[i] ?? 0)) / (sums.get(company) ?? 1));
    loads.set(slot, (loads.get(slot) ?? 0) + share);
  }
  return loads;
}
