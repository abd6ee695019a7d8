import type { CountedDeal } from "../learned/subject.ts";
import { noiseOf } from "./noise.ts";

/** The weight of the wider place as a prior for the narrower one, in deals. */
const BEHIND = 5;

export const BASELINES = ["random", "popularity", "local"] as const;
export type Baseline = (typeof BASELINES)[number];

/** Baseline probabilities from counts before a day only: by slot, for an event; blocked slots are 0. */
export class Baselines {
  readonly #popularity: Float64Array;
  readonly #places = new Map<string, Map<number, number>>();
  readonly #slotOf: ReadonlyMap<string, number>;
  readonly #seed: number;

  constructor(deals: readonly CountedDeal[], day: number, institutions: readonly string[], seed: number) {
    this.#slotOf = new Map(institutions.map((one, slot) => [one, slot]));
    this.#seed = seed;
    this.#popularity = new Float64Array(institutions.length);
    for (const { day: on, funders, subject } of deals) {
      if (on >= day) break;
      for (const funder of funders) {
        const slot = this.#slotOf.get(funder);
        if (slot === undefined) continue;
        this.#popularity[slot] = (this.#popularity[slot] ?? 0) + 1;
        for (const place of widening(subject.place)) {
          const there = this.#places.get(place) ?? new Map<number, number>();
          this.#places.set(place, there);
          there.set(slot, (there.get(slot) ?? 0) + 1);
        }
      }
    }
  }

  /** The slots with the most deals. */
  mostPopular(most: number): Set<number> {
    const order = [...this.#popularity.keys()];
    order.sort((a, b) => (this.#popularity[b] ?? 0) - (this.#popularity[a] ?? 0) || a - b);
    return new Set(order.slice(0, most));
  }

  chancesOf(baseline: Baseline, deal: CountedDeal, event: number, blocked: readonly number[]): Float64Array {
    const chances = this.#weightsOf(baseline, deal, event);
    for (const slot of blocked) chances[slot] = 0;
    const sum = chances.reduce((total, one) => total + one, 0);
    return sum > 0 ? chances.map((one) => one / sum) : chances;
  }

  #weightsOf(baseline: Baseline, deal: CountedDeal, event: number): Float64Array {
    switch (baseline) {
      case "random":
        // Nearly equal, so that the probability is that of guessing.
        return this.#popularity.map((_, slot) => 1 + 1e-6 * noiseOf(this.#seed + 2, event, slot));
      case "popularity":
        return this.#popularity.map((count) => count);
      case "local":
        return this.#localTo(deal);
    }
  }

  /** The shares in the narrowest place, with those of the next wider one as a prior, and so on up to all. */
  #localTo({ subject }: CountedDeal): Float64Array {
    const all = this.#popularity.reduce((total, one) => total + one, 0);
    let shares = this.#popularity.map((count) => count / Math.max(all, 1));
    for (const place of widening(subject.place).reverse()) {
      const there = this.#places.get(place);
      if (there === undefined) continue;
      let sum = 0;
      for (const count of there.values()) sum += count;
      const own = shares.map((share) => (BEHIND * share) / (sum + BEHIND));
      for (const [slot, count] of there) own[slot] = (own[slot] ?? 0) + count / (sum + BEHIND);
      shares = own;
    }
    return shares;
  }
}

/** A place and the wider ones that contain it, narrowest first. */
function widening(place: string | null): string[] {
  if (place === null) return [];
  const steps = place.split("/");
  return steps.map((_, i) => steps.slice(0, steps.length - i).join("/"));
}
