import type { Day } from "#app/lib/days.ts";
import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { widened, wordsFor, writeBit } from "./bits.ts";
import type { Codes } from "#app/domain/matching/criteria/criterion.ts";
import { Minimums } from "./minimums.ts";
import { canonical, CODED, hasCapacity, keyOf, LIMITS } from "./layout.ts";
import { Slots } from "./slots.ts";
import { ValueRows } from "./value-rows.ts";

const FEWEST_WORDS = 4;

/** All bitsets over mandates: which mandates each value and each elementary interval of a company doesn't miss. */
export class MandateBits {
  readonly slots = new Slots();
  /** Mandates with capacity for somebody today. */
  withCapacity: Uint32Array;
  private readonly terms: (MandateTerms | undefined)[] = [];
  private readonly coded = CODED.map(({ passes }) => new ValueRows<Codes>(passes));
  private readonly minimums = LIMITS.map(() => new Minimums(FEWEST_WORDS));
  /** By coded value: the ids of the values seen. */
  private readonly idOf = CODED.map(() => new Map<string, number>());
  private day: Day;

  constructor(day: Day) {
    this.day = day;
    this.withCapacity = new Uint32Array(FEWEST_WORDS);
  }

  get words(): number {
    return this.withCapacity.length;
  }

  /** How many rows there are: each is `words` words of memory. */
  get rowCount(): number {
    const coded = this.coded.reduce((sum, { size }) => sum + size, 0);
    return this.minimums.reduce((sum, { rowCount }) => sum + rowCount, coded);
  }

  codedAt(coded: number): ValueRows<Codes> {
    return this.coded[coded] as ValueRows<Codes>;
  }

  minimumsAt(limit: number): Minimums {
    return this.minimums[limit] as Minimums;
  }

  termsAt(slot: number): MandateTerms | undefined {
    return this.terms[slot];
  }

  /** Loads many mandates into an empty index, without a step per cut. */
  fill(mandates: readonly MandateTerms[]): void {
    this.widen(wordsFor(mandates.length));
    for (const terms of mandates) {
      const slot = this.slots.take(terms.mandateId);
      this.terms[slot] = terms;
      writeBit(this.withCapacity, slot, hasCapacity(terms, this.day));
    }
    const each = mandates.map((_, slot) => this.terms[slot] as MandateTerms);
    LIMITS.forEach(({ minimum }, limit) => this.minimumsAt(limit).fill(each.map(minimum)));
    for (const rows of this.coded) each.forEach((terms, slot) => rows.put(slot, terms));
  }

  /** Adds or updates a mandate; returns its slot and how many bits changed. */
  put(terms: MandateTerms): { slot: number; flips: number } {
    const slot = this.slots.take(terms.mandateId);
    if (slot >= this.words * 32) this.widen(Math.ceil(this.words * 1.5));
    this.terms[slot] = terms;
    let flips = writeBit(this.withCapacity, slot, hasCapacity(terms, this.day));
    LIMITS.forEach(({ minimum }, limit) => (flips += this.minimumsAt(limit).put(slot, minimum(terms))));
    for (const rows of this.coded) flips += rows.put(slot, terms);
    return { slot, flips };
  }

  /** Removes a mandate from every row; returns how many bits changed. */
  remove(mandateId: string): number {
    const slot = this.slots.drop(mandateId);
    if (slot === undefined) return 0;
    let flips = writeBit(this.withCapacity, slot, false);
    this.terms[slot] = undefined;
    for (const rows of [...this.minimums, ...this.coded]) flips += rows.remove(slot);
    return flips;
  }

  /** Updates mandates whose validity starts or ended; returns how many bits changed. */
  setDay(day: Day): number {
    this.day = day;
    let flips = 0;
    this.terms.forEach((terms, slot) => {
      if (terms) flips += writeBit(this.withCapacity, slot, hasCapacity(terms, day));
    });
    return flips;
  }

  /** The row number of a company's codes; the row is created when they are first seen. */
  idOfCodes(coded: number, codes: Codes): number {
    const ids = this.idOf[coded] as Map<string, number>;
    const key = keyOf(codes);
    const known = ids.get(key);
    if (known !== undefined) return known;
    const sorted = canonical(codes);
    const canonicalKey = keyOf(sorted);
    const id = ids.get(canonicalKey) ?? this.codedAt(coded).add(sorted, this.terms, this.words);
    ids.set(canonicalKey, id);
    ids.set(key, id);
    return id;
  }

  private widen(words: number): void {
    if (words <= this.words) return;
    this.withCapacity = widened(this.withCapacity, words);
    for (const rows of [...this.minimums, ...this.coded]) rows.widen(words);
  }
}
