import { addSteps } from "./add-rows.ts";
import { hasBit } from "./bits.ts";
import { type Composite, compositeOf, groupParts, inSteps, mostOf, mostOfGroup } from "./composites.ts";
import type { RankedList } from "./ranked-list.ts";
import type { Ranking, Visit } from "./ranking.ts";

type Row = Uint32Array;

/** Composites that are added up for each prospect; those before them, for all prospects that have the same ones. */
const OWN = 5;
/** What two sums to a word leave to each. */
const MOST_SUM = 0xffff;

/**
 * Ranks prospects for whom nearly every mandate is eligible: all mandates are run over, by composites of the fit's
 * parts in whole steps; whoever may reach the list's floor, as far as steps can tell, is added up exactly. What the prospect before had on its list comes first,
 * so that the floor is high from the beginning.
 */
export class DenseScan {
  private readonly ranking: Ranking;
  private readonly prospects: readonly number[];
  private readonly composites: readonly Composite[];
  /** How many steps the rounding of all rows may make up between two mandates. */
  private readonly slack: number;
  private readonly standing: Uint32Array;
  private readonly base: Uint32Array;
  private readonly nothing: Uint32Array;
  /** The best of a prospect by steps, and all that may be among the best. */
  private readonly rough: RankedList;
  private readonly slots: Int32Array;
  private readonly steps: Int32Array;
  private count = 0;

  constructor(ranking: Ranking, prospects: readonly number[], most: number) {
    this.ranking = ranking;
    this.prospects = prospects;
    const { standing } = ranking.rows.fit;
    const groups = groupParts(ranking.rows, prospects);
    const greatest = Math.max(
      mostOf(standing),
      ...groups.map((group) => mostOfGroup(ranking.rows, prospects, group)),
    );
    // As fine as leaves room for the sum of all rows in half a word.
    const steps = Math.floor(MOST_SUM / (groups.length + 1) / 2) - 1;
    const scale = { steps, step: greatest / steps || 1 };
    this.composites = groups.map((group) => compositeOf(ranking.rows, prospects, group, scale));
    this.slack = groups.length + 3;
    this.standing = inSteps(standing, scale);
    this.base = new Uint32Array(this.standing.length);
    this.nothing = new Uint32Array(this.standing.length);
    this.rough = ranking.listOfMandates(most);
    this.slots = new Int32Array(standing.length);
    this.steps = new Int32Array(standing.length);
  }

  run(list: RankedList, visit: Visit): void {
    const { ranking, prospects } = this;
    const shared = this.composites.slice(0, -OWN);
    const own = this.composites.slice(-OWN);
    let last = "none";
    for (const at of this.inOrder(shared)) {
      const key = shared.map(({ ids }) => ids[at]).join();
      if (key !== last) this.addShared(shared, at);
      last = key;
      const prospect = prospects[at] ?? 0;
      list.clear();
      list.eligible = ranking.findMandates(prospect);
      const [a, b, c] = [this.rowOf(own[0], at), this.rowOf(own[1], at), this.rowOf(own[2], at)];
      const [d, e] = [this.rowOf(own[3], at), this.rowOf(own[4], at)];
      const count = this.scan(a, b, c, d, e);
      for (let candidate = 0; candidate < count; candidate += 1) {
        const slot = this.slots[candidate] ?? 0;
        if ((this.steps[candidate] ?? 0) < this.rough.floor - this.slack) continue;
        list.offer(slot, ranking.rows.fitOf(prospect, slot));
      }
      ranking.explainMany(prospect, list);
      visit(prospect, list);
    }
  }

  /** Collects all that may be among the best, and the best by steps; begins at the floor of those that were best before. */
  private scan(a: Row, b: Row, c: Row, d: Row, e: Row): number {
    const { base, rough, slack } = this;
    let floor = rough.count < rough.most ? 0 : MOST_SUM;
    for (let seed = 0; seed < rough.count; seed += 1) {
      const slot = rough.slots[seed] ?? 0;
      const word = slot >>> 1;
      const both = (base[word] ?? 0) + (a[word] ?? 0) + (b[word] ?? 0) + (c[word] ?? 0);
      const sum = ((both + (d[word] ?? 0) + (e[word] ?? 0)) >>> ((slot & 1) << 4)) & MOST_SUM;
      floor = hasBit(this.ranking.found, slot) ? Math.min(floor, sum) : 0;
    }
    let least = Math.max(0, floor - slack);
    rough.clear();
    this.count = 0;
    for (let word = 0; word < base.length; word += 1) {
      const some = (base[word] ?? 0) + (a[word] ?? 0) + (b[word] ?? 0) + (c[word] ?? 0);
      const both = (some + (d[word] ?? 0) + (e[word] ?? 0)) | 0;
      if ((both & MOST_SUM) >= least) least = this.collect(word << 1, both & MOST_SUM, least);
      if (both >>> 16 >= least) least = this.collect((word << 1) | 1, both >>> 16, least);
    }
    return this.count;
  }

  /** Takes a mandate down if it is eligible; returns the least that the next one must come to. */
  private collect(slot: number, sum: number, least: number): number {
    const { rough } = this;
    if (!hasBit(this.ranking.found, slot)) return least;
    this.slots[this.count] = slot;
    this.steps[this.count] = sum;
    this.count += 1;
    rough.offer(slot, sum);
    return rough.count < rough.most ? least : Math.max(least, rough.floor - this.slack);
  }

  private addShared(shared: readonly Composite[], at: number): void {
    this.base.set(this.standing);
    for (const composite of shared) addSteps(this.base, this.rowOf(composite, at));
  }

  private rowOf(composite: Composite | undefined, at: number): Row {
    return composite?.rows[composite.ids[at] ?? 0] ?? this.nothing;
  }

  /** Positions of the prospects, those with the same shared rows next to each other. */
  private inOrder(shared: readonly Composite[]): number[] {
    const order = this.prospects.map((_, at) => at);
    return order.sort((one, other) => {
      for (const { ids } of shared) {
        const difference = (ids[one] ?? 0) - (ids[other] ?? 0);
        if (difference !== 0) return difference;
      }
      return one - other;
    });
  }
}
