import { giniOf } from "#app/domain/figures/gini.ts";
import { aucOf, Calibration, ndcgAt } from "./metrics.ts";
import { noiseOf } from "./noise.ts";
import { bestOf, ranksOf } from "./ranks.ts";

/** Quality figures of a ranking, all from 0 to 1; docs/matching.md describes each. */
export type Figures = {
  hit1: number;
  hit5: number;
  hit10: number;
  mrr: number;
  ndcg10: number;
  /** Events of unknown funders count as misses. */
  allHit10: number;
  /** Events with a true funder outside the ten most popular. */
  tailHit10: number;
  coverage: number;
  gini: number;
  ece: number;
  funder: { hit10: number; ndcg10: number; auc: number };
};

/** The funder's side is measured over at most this many pairs; above that, over evenly spread events. */
const MOST_PAIRS = 120_000_000;
const TOP = 10;

/** Accumulates one ranking's results, event by event. */
export class Tally {
  readonly #slots: number;
  readonly #seed: number;
  readonly #popular: ReadonlySet<number>;
  readonly #calibration = new Calibration();
  readonly #exposure: number[];
  readonly #every: number;
  /** The scores of each sampled event, concatenated. */
  readonly #sampledScores: Float32Array;
  readonly #truths: (readonly number[])[] = [];
  readonly #sums = { hit1: 0, hit5: 0, hit10: 0, mrr: 0, ndcg10: 0, tail: 0, tailEvents: 0 };
  #events = 0;

  constructor(slots: number, events: number, popular: ReadonlySet<number>, seed: number) {
    this.#slots = slots;
    this.#seed = seed;
    this.#popular = popular;
    this.#exposure = Array.from({ length: slots }, () => 0);
    this.#every = Math.max(1, Math.ceil((slots * events) / MOST_PAIRS));
    this.#sampledScores = new Float32Array(slots * Math.ceil(events / this.#every));
  }

  /** The probabilities of an event by slot, 0 for non-candidates; its funders. */
  add(chances: Float64Array, truth: readonly number[]): void {
    const event = this.#events;
    const tie = (slot: number) => noiseOf(this.#seed, event, slot);
    const scores = chances.map((chance) => (chance > 0 ? Math.log(chance) : -Infinity));
    const ranks = ranksOf(scores, truth, tie);
    const first = ranks[0] ?? Infinity;
    const sums = this.#sums;
    sums.hit1 += Number(first <= 1);
    sums.hit5 += Number(first <= 5);
    sums.hit10 += Number(first <= TOP);
    sums.mrr += 1 / first;
    sums.ndcg10 += ndcgAt(TOP, ranks);
    const best = bestOf(scores, TOP, tie);
    const rare = truth.filter((slot) => !this.#popular.has(slot));
    if (rare.length > 0) {
      sums.tailEvents += 1;
      sums.tail += Number(rare.some((slot) => best.includes(slot)));
    }
    for (const slot of best) this.#exposure[slot] = (this.#exposure[slot] ?? 0) + 1;
    const [top] = best;
    if (top !== undefined) this.#calibration.add(chances[top] ?? 0, truth.includes(top));
    if (event % this.#every === 0) {
      this.#sampledScores.set(scores, this.#truths.length * this.#slots);
      this.#truths.push(truth);
    }
    this.#events += 1;
  }

  /** `all` also counts events whose funders were no candidates. */
  figures(all: number): Figures {
    const { hit1, hit5, hit10, mrr, ndcg10, tail, tailEvents } = this.#sums;
    const share = (sum: number, of = this.#events) => (of === 0 ? 0 : sum / of);
    return {
      hit1: share(hit1),
      hit5: share(hit5),
      hit10: share(hit10),
      mrr: share(mrr),
      ndcg10: share(ndcg10),
      allHit10: share(hit10, all),
      tailHit10: share(tail, tailEvents),
      coverage: share(this.#exposure.filter((count) => count > 0).length, this.#slots),
      gini: giniOf(this.#exposure.map((value) => ({ value, parties: 1 }))) ?? 0,
      ece: this.#calibration.error,
      funder: this.#funderSide(),
    };
  }

  /** For each funder, the test's companies ranked by the probability that it is their funder: the mean over funders. */
  #funderSide(): Figures["funder"] {
    const own: number[][] = Array.from({ length: this.#slots }, () => []);
    for (const [event, truth] of this.#truths.entries()) for (const slot of truth) own[slot]?.push(event);
    const sums = { hit10: 0, ndcg10: 0, auc: 0 };
    let funders = 0;
    let judged = 0;
    const column = new Float32Array(this.#truths.length);
    for (const [slot, truth] of own.entries()) {
      if (truth.length === 0) continue;
      for (let event = 0; event < column.length; event++)
        column[event] = this.#sampledScores[event * this.#slots + slot] ?? -Infinity;
      const tie = (event: number) => noiseOf(this.#seed + 1, event, slot);
      const best = bestOf(column, TOP, tie);
      const ranks = best.flatMap((event, i) => (truth.includes(event) ? [i + 1] : []));
      const missed = Array.from({ length: truth.length - ranks.length }, () => Infinity);
      sums.hit10 += Number(ranks.length > 0);
      sums.ndcg10 += ndcgAt(TOP, [...ranks, ...missed]);
      funders += 1;
      const auc = aucOf(column, truth);
      if (auc === null) continue;
      sums.auc += auc;
      judged += 1;
    }
    const mean = (sum: number, count: number) => (count === 0 ? 0 : sum / count);
    return {
      hit10: mean(sums.hit10, funders),
      ndcg10: mean(sums.ndcg10, funders),
      auc: mean(sums.auc, judged),
    };
  }
}
