import type { Day } from "#app/lib/days.ts";
import type { MandateTerms } from "../facts.ts";
import { widened, wordsFor, writeBit } from "./bits.ts";
import { canonical, CODED, CODED_NAMES, type Coded, type Codes, keyOf } from "./company-values.ts";
import { Floors } from "./floors.ts";
import { hasRoom, LIMIT_NAMES, type Limit, LIMITS } from "./mandate-limits.ts";
import { Slots } from "./slots.ts";
import { ValueRows } from "./value-rows.ts";

const FEWEST_WORDS = 4;

/** Every row of bits over mandates: which of them each value and each elementary interval of a company doesn't miss. */
export class MandateBits {
  readonly slots = new Slots();
  readonly coded: Readonly<Record<Coded, ValueRows<Codes>>>;
  readonly floors: Readonly<Record<Limit, Floors>>;
  /** Mandates that could take somebody today. */
  room: Uint32Array;
  private readonly terms: (MandateTerms | undefined)[] = [];
  private readonly idOf: Readonly<Record<Coded, Map<string, number>>>;
  private day: Day;

  constructor(day: Day) {
    this.day = day;
    this.room = new Uint32Array(FEWEST_WORDS);
    this.coded = forEach(CODED_NAMES, (name) => new ValueRows<Codes>(CODED[name].passes));
    this.idOf = forEach(CODED_NAMES, () => new Map<string, number>());
    this.floors = forEach(LIMIT_NAMES, () => new Floors(FEWEST_WORDS));
  }

  get words(): number {
    return this.room.length;
  }

  /** How many rows there are: each is `words` words of memory. */
  get rowCount(): number {
    const coded = CODED_NAMES.reduce((sum, name) => sum + this.coded[name].size, 0);
    const floors = LIMIT_NAMES.reduce((sum, name) => sum + this.floors[name].rowCount, 0);
    return coded + floors;
  }

  termsAt(slot: number): MandateTerms | undefined {
    return this.terms[slot];
  }

  /** Many mandates into an empty index, without a step for each cut. */
  fill(mandates: readonly MandateTerms[]): void {
    this.widen(wordsFor(mandates.length));
    for (const terms of mandates) {
      const slot = this.slots.take(terms.mandateId);
      this.terms[slot] = terms;
      writeBit(this.room, slot, hasRoom(terms, this.day));
    }
    const each = mandates.map((_, slot) => this.terms[slot] as MandateTerms);
    for (const name of LIMIT_NAMES) this.floors[name].fill(each.map(LIMITS[name]));
    for (const name of CODED_NAMES) each.forEach((terms, slot) => this.coded[name].put(slot, terms));
  }

  /** A new mandate or a changed one; returns its slot and how many bits changed. */
  put(terms: MandateTerms): { slot: number; flips: number } {
    const slot = this.slots.take(terms.mandateId);
    if (slot >= this.words * 32) this.widen(Math.ceil(this.words * 1.5));
    this.terms[slot] = terms;
    let flips = writeBit(this.room, slot, hasRoom(terms, this.day));
    for (const name of LIMIT_NAMES) flips += this.floors[name].put(slot, LIMITS[name](terms));
    for (const name of CODED_NAMES) flips += this.coded[name].put(slot, terms);
    return { slot, flips };
  }

  /** Takes a mandate out of every row; how many bits changed. */
  remove(mandateId: string): number {
    const slot = this.slots.drop(mandateId);
    if (slot === undefined) return 0;
    let flips = writeBit(this.room, slot, false);
    this.terms[slot] = undefined;
    for (const name of LIMIT_NAMES) flips += this.floors[name].remove(slot);
    for (const name of CODED_NAMES) flips += this.coded[name].remove(slot);
    return flips;
  }

  /** Another day: mandates whose validity begins or is over; how many bits changed. */
  setDay(day: Day): number {
    this.day = day;
    let flips = 0;
    this.terms.forEach((terms, slot) => {
      if (terms) flips += writeBit(this.room, slot, hasRoom(terms, day));
    });
    return flips;
  }

  /** The number of the row that a company's codes have; made when they are first seen. */
  idOfCodes(name: Coded, codes: Codes): number {
    const ids = this.idOf[name];
    const key = keyOf(codes);
    const known = ids.get(key);
    if (known !== undefined) return known;
    const sorted = canonical(codes);
    const canonicalKey = keyOf(sorted);
    const id = ids.get(canonicalKey) ?? this.coded[name].add(sorted, this.terms, this.words);
    ids.set(canonicalKey, id);
    ids.set(key, id);
    return id;
  }

  private widen(words: number): void {
    if (words <= this.words) return;
    this.room = widened(this.room, words);
    for (const name of CODED_NAMES) this.coded[name].widen(words);
    for (const name of LIMIT_NAMES) this.floors[name].widen(words);
  }
}

function forEach<Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>;
}
