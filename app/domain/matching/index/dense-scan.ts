import { BestSteps } from "./best-steps.ts";
import { hasBit } from "./bits.ts";
import { groupParts } from "./composites.ts";
import { PackedRows } from "./packed-rows.ts";
import type { RankedList } from "./ranked-list.ts";
import type { Ranking, Visit } from "./ranking.ts";
import { type Runs, runsOf } from "./runs.ts";

/** How many groups of parts are added up separately for each prospect. */
const OWN = 4;
const HALF = 0x7fff;
/** The topmost bit of both halves of a word: set where a sum reaches the threshold. */
const REACHED = 0x8000_8000 | 0;
/** The margin widens after a scan that found too few, else narrows, so that about one scan in forty is repeated. */
const WIDER = 1.5;
const NARROWER = 0.99;

/**
 * Ranks prospects that nearly every mandate is eligible for. It scans all mandates with integer sums (steps) of the
 * fit's groups, then computes the exact sum of those that may be among the best. A scan starts a margin below the floor
 * of the previous prospect; it is repeated from 0 if too few reach that.
 */
export class DenseScan {
  private readonly ranking: Ranking;
  private readonly prospects: readonly number[];
  private readonly packed: PackedRows;
  private readonly runs: Runs;
  private readonly base: Int32Array;
  private readonly best: BestSteps;
  private readonly most: number;
  /** Slots that may be among the best, and their steps. */
  private readonly slots: Int32Array;
  private readonly steps: Int32Array;
  private count = 0;
  /** The previous prospect's floor, and how far below it a scan starts. */
  private threshold = 0;
  private margin: number;

  constructor(ranking: Ranking, prospects: readonly number[], most: number) {
    this.ranking = ranking;
    this.prospects = prospects;
    this.most = most;
    const groups = groupParts(ranking.rows, prospects);
    this.packed = new PackedRows(ranking.rows, prospects, groups);
    this.margin = this.packed.slack;
    this.runs = runsOf(groups, prospects.length, OWN);
    this.base = new Int32Array(this.packed.words);
    this.best = new BestSteps(most);
    this.slots = new Int32Array(ranking.rows.fit.institutionFit.length);
    this.steps = new Int32Array(this.slots.length);
  }

  run(list: RankedList, visit: Visit): void {
    const { ranking, prospects, runs, best, packed } = this;
    const [a, b, c, d] = [this.startsOf(0), this.startsOf(1), this.startsOf(2), this.startsOf(3)];
    let run = -1;
    for (const at of runs.order) {
      if (runs.runOf[at] !== run) this.addShared(at);
      run = runs.runOf[at] ?? -1;
      const prospect = prospects[at] ?? 0;
      list.clear();
      list.eligible = ranking.findMandates(prospect);
      this.search(a?.[at] ?? 0, b?.[at] ?? 0, c?.[at] ?? 0, d?.[at] ?? 0, list.eligible);
      const least = best.threshold - packed.slack;
      let count = 0;
      for (let candidate = 0; candidate < this.count; candidate += 1) {
        if ((this.steps[candidate] ?? 0) < least) continue;
        this.slots[count] = this.slots[candidate] ?? 0;
        count += 1;
      }
      ranking.rankSome(prospect, this.slots, count, list);
      ranking.explainMany(prospect, list);
      visit(prospect, list);
    }
  }

  /** Collects all slots that may be among the best. */
  private search(a: number, b: number, c: number, d: number, eligible: number): void {
    const { best, packed } = this;
    const wanted = Math.min(this.most, eligible);
    const begin = wanted < this.most ? 0 : Math.max(0, Math.floor(this.threshold - this.margin));
    best.clear(wanted);
    this.scan(a, b, c, d, begin);
    // Below the floor found, a mandate that was rounded down must have been in reach as well.
    if (begin === 0 || best.threshold - packed.slack >= begin)
      this.margin = Math.max(packed.slack, this.margin * NARROWER);
    else {
      this.margin *= WIDER;
      best.clear(wanted);
      this.scan(a, b, c, d, 0);
    }
    this.threshold = best.threshold;
  }

  private scan(a: number, b: number, c: number, d: number, begin: number): void {
    const { base } = this;
    const { rows } = this.packed;
    this.count = 0;
    let least = begin;
    let lift = Math.imul(0x8000 - least, 0x10001);
    for (let word = 0; word < base.length; word += 1) {
      const some = (base[word] ?? 0) + (rows[a + word] ?? 0) + (rows[b + word] ?? 0);
      const both = (some + (rows[c + word] ?? 0) + (rows[d + word] ?? 0)) | 0;
      if (((both + lift) & REACHED) === 0) continue;
      if ((both & HALF) >= least) this.collect(word << 1, both & HALF);
      if (both >>> 16 >= least) this.collect((word << 1) | 1, both >>> 16);
      least = Math.max(begin, this.best.threshold - this.packed.slack);
      lift = Math.imul(0x8000 - least, 0x10001);
    }
  }

  /** Adds a mandate to the candidates if it is eligible. */
  private collect(slot: number, steps: number): void {
    if (!hasBit(this.ranking.found, slot)) return;
    this.slots[this.count] = slot;
    this.steps[this.count] = steps;
    this.count += 1;
    this.best.offer(steps);
  }

  /** Adds mandates' own values and what a run's prospects share. */
  private addShared(at: number): void {
    const { base, packed, runs } = this;
    base.set(packed.rows.subarray(packed.baseRows, packed.baseRows + packed.words));
    for (const group of runs.shared) {
      const start = packed.starts[group]?.[at] ?? 0;
      for (let word = 0; word < base.length; word += 1) {
        base[word] = (base[word] ?? 0) + (packed.rows[start + word] ?? 0);
      }
    }
  }

  /** Where the rows of one of the prospects' own groups begin; undefined if there is no such group. */
  private startsOf(place: number): Int32Array | undefined {
    return this.packed.starts[this.runs.own[place] ?? -1];
  }
}
