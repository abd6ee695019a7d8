import type { AdditiveFit } from "#app/domain/matching/ranking/additive-fit.ts";
import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { addFour, addFiveAt } from "./add-rows.ts";
import { hasBit } from "./bits.ts";
import type { EligibilityIndex } from "./eligibility-index.ts";
import { FitRows } from "./fit-rows.ts";
import { RankedList } from "./ranked-list.ts";
import { TopFilter } from "./top-filter.ts";
import { SlotList } from "./slot-list.ts";
import type { Slots } from "./slots.ts";

/** Reads a prospect's list; the list is overwritten afterwards. */
export type Visit = (prospectSlot: number, list: RankedList) => void;

/** The share of all mandates from which adding up all is faster than adding up only the eligible ones. */
const MANY = 0.7;
/** How many times a list's length there must be for filtering before sorting to be faster. */
const FEW_TO_SIFT = 2;

/**
 * Ranks pairs over an index and a fit laid out for its mandates' slots (0 in free slots). A company's list is ranked by
 * u over its eligible mandates, a mandate's by u over its eligible companies. Reasons are how much each part exceeds
 * its mean over all eligible entries of that list. Lists are buffers: each call overwrites the one it is given.
 */
export class Ranking {
  readonly index: EligibilityIndex;
  readonly rows: FitRows;
  /** The mandates of the last eligibility query, by slot. */
  readonly found: Uint32Array;
  private readonly listed: SlotList;
  private readonly sums: Float64Array;
  private readonly topFilter: TopFilter;
  private readonly selected: Int32Array;
  private readonly totals: Float64Array;

  constructor(index: EligibilityIndex, fit: AdditiveFit, prospects = 64) {
    const reach = index.mandates.slots.reach;
    if (fit.institutionFit.length < reach) throw new Error("The fit has fewer slots than there are mandates");
    this.index = index;
    this.rows = new FitRows(fit, prospects);
    this.found = index.emptySet();
    this.listed = new SlotList(this.found.length);
    this.sums = new Float64Array(fit.institutionFit.length);
    this.topFilter = new TopFilter(this.sums.length);
    this.selected = new Int32Array(this.sums.length);
    this.totals = new Float64Array(this.rows.parts + 5);
  }

  /** A list for a company's best mandates. */
  listOfMandates(most: number): RankedList {
    return new RankedList(most, this.rows.parts, byId(this.index.mandates.slots));
  }

  /** A list for a mandate's best companies. */
  listOfProspects(most: number): RankedList {
    return new RankedList(most, this.rows.parts, byId(this.index.prospectSlots));
  }

  /** Adds or updates a prospect in the index and the fit; returns its slot. */
  putProspect(facts: ProspectFacts): number {
    const slot = this.index.putProspect(facts);
    this.rows.put(slot, facts);
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

  /** Finds the eligible mandates of a prospect, and lists them unless they are many; returns how many. */
  findMandates(prospectSlot: number): number {
    this.index.mandatesOf(prospectSlot, this.found);
    return this.listed.listUnlessMany(this.found, this.sums.length * MANY);
  }

  /** Whether adding up every mandate is faster than adding up only the eligible ones. */
  isMany(eligible: number): boolean {
    return eligible >= this.sums.length * MANY;
  }

  /** Few are eligible (those found last): adds up each separately, part by part. */
  rankFew(prospectSlot: number, list: RankedList): void {
    const { totals } = this;
    const { parts } = this.rows;
    this.rankSome(prospectSlot, this.listed.slots, list.eligible, list);
    for (let part = 0; part <= parts; part += 1)
      list.means[part] = (totals[placeOf(part, parts)] ?? 0) / list.eligible;
    this.explain(prospectSlot, list);
  }

  /** Writes the best of some mandates into `list`, without reasons. */
  rankSome(prospectSlot: number, slots: Int32Array, count: number, list: RankedList): void {
    this.addUp(prospectSlot, slots, count);
    const { sums, selected } = this;
    if (count < list.most * FEW_TO_SIFT) return list.offerAll(slots, sums, count);
    const few = this.topFilter.select(sums, count, list.most, selected);
    for (let place = 0; place < few; place += 1) {
      const at = selected[place] ?? 0;
      list.offer(slots[at] ?? 0, sums[at] ?? 0);
    }
  }

  /** Adds up the fit of some mandates, and the total of each part over all of them. */
  private addUp(prospectSlot: number, slots: Int32Array, count: number): void {
    const { sums, rows, totals } = this;
    const rowAt = (place: number) => this.rowOrNone(prospectSlot, place - 1);
    for (let place = 0; place <= rows.parts; place += 5) {
      const [a, b, c] = [rowAt(place), rowAt(place + 1), rowAt(place + 2)];
      const [d, e] = [rowAt(place + 3), rowAt(place + 4)];
      addFiveAt(sums, slots, count, a, b, c, d, e, totals, place);
    }
  }

  /** A prospect's row in a part. Place 0 is what mandates add by themselves; past the last part it is the empty row. */
  private rowOrNone(prospectSlot: number, part: number): Float32Array {
    const { rows } = this;
    if (part < 0) return rows.fit.institutionFit;
    return rows.arrays[part < rows.parts ? rows.numberAt(prospectSlot, part) : 0] as Float32Array;
  }

  /** Most are eligible: adds up all mandates, four rows at a time. */
  private rankMany(prospectSlot: number, list: RankedList): void {
    const { sums, rows, found } = this;
    const rowAt = (part: number) => this.rowOrNone(prospectSlot, part);
    sums.set(rows.fit.institutionFit);
    for (let part = 0; part < rows.parts; part += 4) {
      addFour(sums, rowAt(part), rowAt(part + 1), rowAt(part + 2), rowAt(part + 3));
    }
    let threshold = list.threshold;
    for (let slot = 0; slot < sums.length; slot += 1) {
      const fit = sums[slot] ?? 0;
      if (fit < threshold || !hasBit(found, slot)) continue;
      list.offer(slot, fit);
      threshold = list.threshold;
    }
    this.explainMany(prospectSlot, list);
  }

  /** The reasons of a list where nearly all mandates are eligible: means are those of all less the others. */
  explainMany(prospectSlot: number, list: RankedList): void {
    const { listed, sums, rows, found, totals } = this;
    this.addUp(prospectSlot, listed.slots, listed.list(found, sums.length, -1));
    for (let part = 0; part <= rows.parts; part += 1) {
      const all = rows.totalOf(rows.numberAt(prospectSlot, part));
      list.means[part] = (all - (totals[placeOf(part, rows.parts)] ?? 0)) / list.eligible;
    }
    this.explain(prospectSlot, list);
  }

  private explain(prospectSlot: number, list: RankedList): void {
    for (let part = 0; part <= this.rows.parts; part += 1) {
      list.explain(part, this.rows.rowAt(prospectSlot, part));
    }
  }
}

/** The place of a part in the order of addition: what mandates add by themselves, the last part, is added first. */
function placeOf(part: number, parts: number): number {
  return part === parts ? 0 : part + 1;
}

function byId(slots: Slots): (one: number, other: number) => boolean {
  return (one, other) => (slots.idAt(one) ?? "") < (slots.idAt(other) ?? "");
}
