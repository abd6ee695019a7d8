import type { AdditiveFit } from "../additive-fit.ts";
import type { ProspectFacts } from "../facts.ts";
import { addAt, addFour, sumAt, sumOf } from "./add-rows.ts";
import { countBits, hasBit, listBits } from "./bits.ts";
import type { EligibilityIndex } from "./eligibility-index.ts";
import { FitRows } from "./fit-rows.ts";
import { RankedList } from "./ranked-list.ts";

/**
 * Who is best for whom, over an index and a fit that was laid out for its mandates' slots. A company's list is ranked
 * by u over its eligible mandates, a mandate's by u over its eligible companies; reasons are what each part has more
 * than its mean over all who are eligible in that list. Lists are buffers: each call writes into the one it is given.
 */
export class Ranking {
  readonly index: EligibilityIndex;
  readonly rows: FitRows;
  private found: Uint32Array;
  private readonly slots: Int32Array;
  private readonly sums: Float64Array;

  constructor(index: EligibilityIndex, fit: AdditiveFit, prospects = 64) {
    const reach = index.mandates.slots.reach;
    if (fit.standing.length < reach)
      throw new Error("The fit was laid out for fewer mandates than there are");
    this.index = index;
    this.rows = new FitRows(fit, prospects);
    this.found = index.emptySet();
    this.slots = new Int32Array(reach);
    this.sums = new Float64Array(reach);
  }

  /** A list for a company's best mandates. */
  listOfMandates(most: number): RankedList {
    const { slots } = this.index.mandates;
    return new RankedList(most, this.rows.parts, (one, other) =>
      isIdBefore(slots.idAt(one), slots.idAt(other)),
    );
  }

  /** A list for a mandate's best companies. */
  listOfProspects(most: number): RankedList {
    const slots = this.index.prospectSlots;
    return new RankedList(most, this.rows.parts, (one, other) =>
      isIdBefore(slots.idAt(one), slots.idAt(other)),
    );
  }

  /** A prospect that is new or changed, into the index and the fit. */
  putProspect(facts: ProspectFacts): number {
    const slot = this.index.putProspect(facts);
    this.rows.put(slot, facts, this.index.day);
    return slot;
  }

  /** Writes the best mandates of one prospect into `list`. */
  mandatesOf(prospectSlot: number, list: RankedList): void {
    list.clear();
    this.index.mandatesOf(prospectSlot, this.found);
    list.eligible = countBits(this.found);
    if (list.eligible === 0) return;
    if (list.eligible * 2 > this.slots.length) this.rankMany(prospectSlot, list);
    else this.rankFew(prospectSlot, list);
    this.explain(prospectSlot, list);
  }

  /** Every prospect's best mandates, one after the other: `visit` reads the list before the next is made. */
  all(list: RankedList, visit: (prospectSlot: number, list: RankedList) => void): void {
    for (const slot of this.inOrder()) {
      this.mandatesOf(slot, list);
      visit(slot, list);
    }
  }

  /** Few are eligible: each is added up by itself, part by part. */
  private rankFew(prospectSlot: number, list: RankedList): void {
    const { slots, sums, rows } = this;
    const { parts, arrays } = rows;
    const count = listBits(this.found, slots, slots.length);
    sums.fill(0, 0, count);
    const base = prospectSlot * parts;
    list.means[parts] = addAt(sums, rows.fit.standing, slots, count) / count;
    for (let part = 0; part < parts; part += 1) {
      const number = rows.rows[base + part] ?? 0;
      if (number !== 0) list.means[part] = addAt(sums, arrays[number] as Float64Array, slots, count) / count;
    }
    let floor = list.floor;
    for (let at = 0; at < count; at += 1) {
      const fit = sums[at] ?? 0;
      if (fit < floor) continue;
      list.offer(slots[at] ?? 0, fit);
      floor = list.floor;
    }
  }

  /** Most are eligible: all are added up, four rows at a time; means are those of all less those of the others. */
  private rankMany(prospectSlot: number, list: RankedList): void {
    const { slots, sums, rows, found } = this;
    const { parts, arrays } = rows;
    const reach = slots.length;
    const base = prospectSlot * parts;
    const rowAt = (part: number) => arrays[part < parts ? (rows.rows[base + part] ?? 0) : 0] as Float64Array;
    let from = rows.fit.standing;
    for (let part = 0; part < parts; part += 4) {
      addFour(sums, from, rowAt(part), rowAt(part + 1), rowAt(part + 2), rowAt(part + 3), reach);
      from = sums;
    }
    let floor = list.floor;
    for (let slot = 0; slot < reach; slot += 1) {
      const fit = from[slot] ?? 0;
      if (fit < floor || !hasBit(found, slot)) continue;
      list.offer(slot, fit);
      floor = list.floor;
    }
    const others = listBits(found, slots, reach, -1);
    for (let part = 0; part <= parts; part += 1) {
      const row = part < parts ? rowAt(part) : rows.fit.standing;
      list.means[part] = (sumOf(row, reach) - sumAt(row, slots, others)) / list.eligible;
    }
  }

  private explain(prospectSlot: number, list: RankedList): void {
    const { parts, arrays, fit, rows } = this.rows;
    const { contributions, means, slots, count } = list;
    for (let part = 0; part <= parts; part += 1) {
      const row = part < parts ? arrays[rows[prospectSlot * parts + part] ?? 0] : fit.standing;
      const mean = means[part] ?? 0;
      list.meanFit += mean;
      for (let at = 0; at < count; at += 1) {
        contributions[at * (parts + 1) + part] = ((row as Float64Array)[slots[at] ?? 0] ?? 0) - mean;
      }
    }
  }

  /** Prospects that are alike next to each other: they share rows, which are then at hand. */
  private inOrder(): Int32Array {
    const { cell, codes } = this.index.prospects;
    const reach = this.index.prospectSlots.reach;
    const keys = new Float64Array(reach);
    let count = 0;
    for (let slot = 0; slot < reach; slot += 1) {
      if ((cell[slot] ?? 0) === 0) continue;
      const alike = (cell[slot] ?? 0) * 0x1000 + Math.min(codes.district[slot] ?? 0, 0xfff);
      keys[count] = alike * reach + slot;
      count += 1;
    }
    const sorted = keys.subarray(0, count).sort();
    return Int32Array.from(sorted, (key) => key % reach);
  }
}

function isIdBefore(one: string | undefined, other: string | undefined): boolean {
  return (one ?? "") < (other ?? "");
}
