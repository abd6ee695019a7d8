import type { AdditiveFit } from "../additive-fit.ts";
import type { ProspectFacts } from "../facts.ts";
import { addFour, addFourAt, sumAt } from "./add-rows.ts";
import { countBits, hasBit, listBits } from "./bits.ts";
import type { EligibilityIndex } from "./eligibility-index.ts";
import { FitRows } from "./fit-rows.ts";
import { RankedList } from "./ranked-list.ts";
import type { Slots } from "./slots.ts";

/** Reads a prospect's list, which is written over after that. */
export type Visit = (prospectSlot: number, list: RankedList) => void;

/** From which share of all mandates on adding up all of them is quicker than adding up those that are eligible. */
const MANY = 0.7;

/**
 * Who is best for whom, over an index and a fit that was laid out for its mandates' slots (0 in those that are free).
 * A company's list is ranked by u over its eligible mandates, a mandate's by u over its eligible companies; reasons are
 * what each part has more than its mean over all who are eligible in that list. Lists are buffers: each call writes
 * into the one it is given.
 */
export class Ranking {
  readonly index: EligibilityIndex;
  readonly rows: FitRows;
  /** The mandates that were found eligible last, by slot. */
  readonly found: Uint32Array;
  private readonly slots: Int32Array;
  private readonly sums: Float64Array;
  private readonly totals: Float64Array;

  constructor(index: EligibilityIndex, fit: AdditiveFit, prospects = 64) {
    const reach = index.mandates.slots.reach;
    if (fit.standing.length < reach)
      throw new Error("The fit was laid out for fewer mandates than there are");
    this.index = index;
    this.rows = new FitRows(fit, prospects);
    this.found = index.emptySet();
    this.slots = new Int32Array(this.found.length * 32);
    this.sums = new Float64Array(fit.standing.length);
    this.totals = new Float64Array(this.rows.parts + 4);
  }

  /** A list for a company's best mandates. */
  listOfMandates(most: number): RankedList {
    return new RankedList(most, this.rows.parts, byId(this.index.mandates.slots));
  }

  /** A list for a mandate's best companies. */
  listOfProspects(most: number): RankedList {
    return new RankedList(most, this.rows.parts, byId(this.index.prospectSlots));
  }

  /** A prospect that is new or changed, into the index and the fit; returns its slot. */
  putProspect(facts: ProspectFacts): number {
    const slot = this.index.putProspect(facts);
    this.rows.put(slot, facts, this.index.day);
    return slot;
  }

  /** Writes the best mandates of one prospect into `list`. */
  mandatesOf(prospectSlot: number, list: RankedList): void {
    list.clear();
    list.eligible = this.findMandates(prospectSlot);
    if (list.eligible === 0) return;
    if (this.isMany(list.eligible)) this.rankMany(prospectSlot, list);
    else this.rankFew(prospectSlot, list);
  }

  /** Finds the mandates for which a prospect is eligible; returns how many. */
  findMandates(prospectSlot: number): number {
    this.index.mandatesOf(prospectSlot, this.found);
    return countBits(this.found);
  }

  /** Whether it is quicker to add up every mandate than those that are eligible. */
  isMany(eligible: number): boolean {
    return eligible > this.sums.length * MANY;
  }

  /** Few are eligible: each is added up by itself, part by part. */
  rankFew(prospectSlot: number, list: RankedList): void {
    const { slots, sums, rows, totals } = this;
    const { parts } = rows;
    const count = listBits(this.found, slots, slots.length);
    const { standing } = rows.fit;
    let total = 0;
    for (let at = 0; at < count; at += 1) {
      const value = standing[slots[at] ?? 0] ?? 0;
      sums[at] = value;
      total += value;
    }
    for (let part = 0; part < parts; part += 4) {
      const [a, b] = [this.rowOrNone(prospectSlot, part), this.rowOrNone(prospectSlot, part + 1)];
      const [c, d] = [this.rowOrNone(prospectSlot, part + 2), this.rowOrNone(prospectSlot, part + 3)];
      addFourAt(sums, slots, count, a, b, c, d, totals, part);
    }
    totals[parts] = total;
    for (let part = 0; part <= parts; part += 1) list.means[part] = (totals[part] ?? 0) / count;
    list.offerAll(slots, sums, count);
    this.explain(prospectSlot, list);
  }

  /** A prospect's row in a part; beyond the last part, one that adds nothing. */
  private rowOrNone(prospectSlot: number, part: number): Float64Array {
    const { rows } = this;
    return rows.arrays[part < rows.parts ? rows.numberAt(prospectSlot, part) : 0] as Float64Array;
  }

  /** Most are eligible: all are added up, four rows at a time. */
  private rankMany(prospectSlot: number, list: RankedList): void {
    const { sums, rows, found } = this;
    const rowAt = (part: number) => this.rowOrNone(prospectSlot, part);
    let from = rows.fit.standing;
    for (let part = 0; part < rows.parts; part += 4) {
      addFour(sums, from, rowAt(part), rowAt(part + 1), rowAt(part + 2), rowAt(part + 3));
      from = sums;
    }
    let floor = list.floor;
    for (let slot = 0; slot < from.length; slot += 1) {
      const fit = from[slot] ?? 0;
      if (fit < floor || !hasBit(found, slot)) continue;
      list.offer(slot, fit);
      floor = list.floor;
    }
    this.explainMany(prospectSlot, list);
  }

  /** The reasons of a list that was found among nearly all mandates: means are those of all less the others. */
  explainMany(prospectSlot: number, list: RankedList): void {
    const { slots, sums, rows, found } = this;
    const others = listBits(found, slots, sums.length, -1);
    for (let part = 0; part <= rows.parts; part += 1) {
      const number = rows.numberAt(prospectSlot, part);
      const sum = rows.totalOf(number) - sumAt(rows.rowAt(prospectSlot, part), slots, others);
      list.means[part] = sum / list.eligible;
    }
    this.explain(prospectSlot, list);
  }

  private explain(prospectSlot: number, list: RankedList): void {
    for (let part = 0; part <= this.rows.parts; part += 1) {
      list.explain(part, this.rows.rowAt(prospectSlot, part));
    }
  }
}

function byId(slots: Slots): (one: number, other: number) => boolean {
  return (one, other) => (slots.idAt(one) ?? "") < (slots.idAt(other) ?? "");
}
