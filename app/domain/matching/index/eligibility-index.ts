import type { Day } from "#app/lib/days.ts";
import { type Eligibility, eligibilityOf } from "#app/domain/matching/criteria/eligibility.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { writeBit } from "./bits.ts";
import { CompanyRows } from "./company-rows.ts";
import { MandateBits } from "./mandate-bits.ts";
import { sortBySimilarity } from "./mandate-order.ts";
import { findProspectsOfMandate, type MatchKind } from "./mandate-pass.ts";
import { ProspectColumns } from "./prospect-columns.ts";
import { SlotList } from "./slot-list.ts";
import { Slots } from "./slots.ts";

const FEWEST_PROSPECTS = 64;

/**
 * In-memory index of eligible pairs. A company's mandates are the AND of one bitset per criterion; a mandate's
 * companies come from a scan of columns. For every pair, after any updates, it agrees with the eligibility rules
 * (eligibility.ts). It has nothing about fees, plans or payments.
 */
export class EligibilityIndex {
  readonly mandates: MandateBits;
  readonly prospects: ProspectColumns;
  readonly prospectSlots = new Slots();
  private today: Day;
  private readonly rows: CompanyRows;
  private twice: Uint32Array = new Uint32Array();

  constructor(day: Day, prospects = FEWEST_PROSPECTS) {
    this.today = day;
    this.mandates = new MandateBits(day);
    this.prospects = new ProspectColumns(prospects);
    this.rows = new CompanyRows(this.mandates, this.prospects);
  }

  /** An index of mandates with distinct ids, in slots of its own order; prospects are added one by one. */
  static of(mandates: readonly MandateTerms[], day: Day, prospects = FEWEST_PROSPECTS): EligibilityIndex {
    const index = new EligibilityIndex(day, prospects);
    index.mandates.fill(sortBySimilarity(mandates));
    return index;
  }

  get day(): Day {
    return this.today;
  }

  /** Updates the mandates whose validity starts or has ended on this day. Returns how many bits changed. */
  setDay(day: Day): number {
    this.today = day;
    return this.mandates.setDay(day);
  }

  /** Adds or updates a mandate (terms or capacity); returns its slot and how many bits changed. */
  putMandate(terms: MandateTerms): { slot: number; flips: number } {
    return this.mandates.put(terms);
  }

  /** Returns how many bits changed. */
  removeMandate(mandateId: string): number {
    return this.mandates.remove(mandateId);
  }

  /** Adds or updates a prospect; returns its slot. */
  putProspect(facts: ProspectFacts): number {
    const slot = this.prospectSlots.take(facts.prospectId);
    this.prospects.put(slot, facts, this.mandates);
    return slot;
  }

  removeProspect(prospectId: string): void {
    const slot = this.prospectSlots.drop(prospectId);
    if (slot !== undefined) this.prospects.remove(slot);
  }

  /** An empty set with capacity for all mandates of this index; create a new one after `putMandate`. */
  emptySet(): Uint32Array {
    return new Uint32Array(this.mandates.words);
  }

  /** Writes into `found` the mandates that a prospect fits, or misses by one criterion, by slot. */
  mandatesOf(slot: number, found: Uint32Array, wanted: MatchKind = "eligible"): void {
    if ((this.prospects.cell[slot] ?? 0) === 0) found.fill(0);
    else if (this.prospects.inexact.has(slot)) this.byLaw(slot, found, wanted);
    else {
      if (wanted === "eligible") this.rows.intersect(slot, found);
      else {
        if (this.twice.length !== found.length) this.twice = this.emptySet();
        this.rows.missedOnce(slot, found, this.twice);
      }
    }
  }

  /** Writes into `slots` the prospects that a mandate fits, or misses by one criterion; returns how many. */
  prospectsOf(mandateSlot: number, slots: Int32Array, wanted: MatchKind = "eligible"): number {
    const terms = this.mandates.termsAt(mandateSlot);
    if (terms === undefined) return 0;
    const count = findProspectsOfMandate(this.sides(), mandateSlot, terms, slots, wanted);
    let all = count;
    for (const [slot, facts] of this.prospects.inexact) {
      if (isWanted(eligibilityOf(facts, terms, this.today), wanted)) slots[all++] = slot;
    }
    return all;
  }

  /** The ids of the mandates that a prospect fits, or misses by one criterion, in the order of their ids. */
  mandateIdsOf(prospectId: string, wanted: MatchKind = "eligible"): string[] {
    const slot = this.prospectSlots.find(prospectId);
    if (slot === undefined) return [];
    const found = this.emptySet();
    this.mandatesOf(slot, found, wanted);
    const listed = new SlotList(found.length);
    const count = listed.list(found);
    return idsOf(listed.slots.subarray(0, count), this.mandates.slots);
  }

  /** The ids of the prospects that a mandate fits, or misses by one criterion, in the order of their ids. */
  prospectIdsOf(mandateId: string, wanted: MatchKind = "eligible"): string[] {
    const slot = this.mandates.slots.find(mandateId);
    if (slot === undefined) return [];
    const slots = new Int32Array(this.prospectSlots.reach);
    const count = this.prospectsOf(slot, slots, wanted);
    return idsOf(slots.subarray(0, count), this.prospectSlots);
  }

  private sides() {
    const { mandates, prospects, prospectSlots } = this;
    return { mandates, prospects, reach: prospectSlots.reach };
  }

  private byLaw(slot: number, found: Uint32Array, wanted: MatchKind): void {
    const facts = this.prospects.inexact.get(slot);
    found.fill(0);
    for (let mandate = 0; facts && mandate < this.mandates.slots.reach; mandate += 1) {
      const terms = this.mandates.termsAt(mandate);
      if (terms && isWanted(eligibilityOf(facts, terms, this.today), wanted)) writeBit(found, mandate, true);
    }
  }
}

function isWanted({ eligible, misses, closed }: Eligibility, wanted: MatchKind): boolean {
  return wanted === "eligible" ? eligible : misses.length === 1 && closed.length === 0;
}

function idsOf(slots: Int32Array, ids: Slots): string[] {
  return Array.from(slots, (slot) => ids.idAt(slot) ?? "").sort();
}
