import { DIMENSIONS, type Dimension, pathsOf } from "./dimensions.ts";
import { DecayClock, DecayedTable } from "./decayed-table.ts";
import { PART_INDEX, PARTS } from "./parts.ts";
import { EarlierFunders } from "./earlier-funders.ts";
import type { CountedDeal, Subject } from "./subject.ts";
import { Values } from "./values.ts";

/** How fast counts fade, in days. */
export type HalfLives = { readonly prior: number; readonly lifts: number };

/** The short memory for recent behaviour, as a share of the half-life. */
const TREND = 1 / 8;

export type DealCountsOptions = {
  readonly values?: Values;
  /** Also stores undecayed counts. */
  readonly storesEvidence?: boolean;
  /** The parts to count; all, unless a model needs only some. */
  readonly parts?: ReadonlySet<number>;
  /** The dimensions to count; all, unless only some can distinguish anything. */
  readonly dimensions?: readonly Dimension[];
};

/** Value numbers of a subject, by part; several where the ask names several, none where unknown. */
export type Coordinates = readonly (readonly number[])[];

/** All deal counts of the matcher: who did how much of what, recently. Adding a deal is one addition. */
export class DealCounts {
  readonly values: Values;
  readonly earlierFunders: EarlierFunders;
  readonly tables: DecayedTable[] = PARTS.map(() => new DecayedTable());
  readonly clock: DecayClock;
  readonly lateClock: DecayClock;
  readonly priorClock: DecayClock;
  readonly trendClock: DecayClock;
  readonly prior = new DecayedTable();
  readonly trend = new DecayedTable();
  /** Undecayed counts of single values by part, for evidence only; empty where not stored. */
  readonly plain = new Map<number, DecayedTable>();
  /** Coded declines, by part. */
  readonly declines: DecayedTable[] = PARTS.map(() => new DecayedTable());
  readonly #parts: readonly number[];
  readonly #dimensions: readonly Dimension[];
  readonly #institutions = new Map<string, number>();
  /** By institution: total deals, undecayed, and the day of the last. */
  readonly deals: number[] = [];
  readonly lastDay: number[] = [];

  constructor(
    halfLives: HalfLives,
    { values = new Values(), storesEvidence = false, parts, dimensions = DIMENSIONS }: DealCountsOptions = {},
  ) {
    this.values = values;
    this.#dimensions = dimensions;
    this.#parts = [...PARTS.keys()].filter((part) => parts === undefined || parts.has(part));
    if (storesEvidence) {
      for (const [part, { of }] of PARTS.entries())
        if (of.length === 1) this.plain.set(part, new DecayedTable());
    }
    this.clock = new DecayClock(halfLives.lifts);
    this.lateClock = new DecayClock(halfLives.lifts * TREND);
    this.priorClock = new DecayClock(halfLives.prior);
    this.trendClock = new DecayClock(halfLives.prior * TREND);
    this.earlierFunders = new EarlierFunders();
  }

  /** The number of an institution that has deals, or undefined. */
  find(institution: string): number | undefined {
    return this.#institutions.get(institution);
  }

  get institutions(): readonly string[] {
    return [...this.#institutions.keys()];
  }

  /**
   * Deals are added in order of day; `share` is what one counts for, see `weightOf` in ../feedback.ts. With a share
   * below 1 it adds no earlier funder and no evidence.
   */
  add(deal: CountedDeal, share = 1): void {
    this.#advance(deal.day);
    const funders = deal.funders.map((funder) => this.#number(funder));
    const coordinates = this.coordinatesOf(deal.subject);
    const longWeight = this.clock.weightOf(deal.day) * share;
    const lateWeight = this.lateClock.weightOf(deal.day) * share;
    for (const part of this.#parts) {
      const values = coordinates[part] ?? [];
      const table = this.tables[part];
      const weight = PARTS[part]?.late === true ? lateWeight : longWeight;
      if (table === undefined || values.length === 0) continue;
      for (const funder of funders) {
        for (const value of values) table.add(value, funder, weight / values.length);
        table.addKnown(funder, weight);
      }
      if (share === 1) this.#addPlain(part, values, funders);
    }
    for (const funder of funders) {
      this.prior.addKnown(funder, this.priorClock.weightOf(deal.day) * share);
      this.trend.addKnown(funder, this.trendClock.weightOf(deal.day) * share);
      this.deals[funder] = (this.deals[funder] ?? 0) + share;
      this.lastDay[funder] = Math.max(this.lastDay[funder] ?? -Infinity, deal.day);
    }
    if (share === 1) this.earlierFunders.add(deal.subject.companyId, funders, longWeight);
  }

  /** An institution declined a company for its value in one dimension: lowers its lift as if by `share` of a deal. */
  decline(subject: Subject, institution: string, dimension: Dimension, day: number, share = 1): void {
    this.#advance(day);
    const number = this.#number(institution);
    const coordinates = this.coordinatesOf(subject);
    for (const [part, { of, late }] of PARTS.entries()) {
      if (of.length > 1 || late || of[0]?.[0] !== dimension) continue;
      for (const value of coordinates[part] ?? []) {
        this.declines[part]?.add(value, number, this.clock.weightOf(day) * share);
      }
    }
  }

  /** A subject's value numbers in each part, by the values known so far. */
  coordinatesOf(subject: Subject): Coordinates {
    const rounds = subject.companyId === null ? null : this.earlierFunders.roundsOf(subject.companyId);
    const known = this.values.recall(subject, rounds);
    if (known !== undefined) return known;
    const paths = new Map<Dimension, string[][]>(
      this.#dimensions.map((dimension) => [dimension, pathsOf(dimension, subject, rounds)]),
    );
    const found = PARTS.map(({ of }, part) => this.values.numbersOf(part, of, paths));
    this.values.cacheSubject(subject, rounds, found);
    return found;
  }

  /** A part is inactive if it distinguishes no more than its parent. */
  isActive(part: number): boolean {
    const { of = [], parent = null } = PARTS[part] ?? {};
    if (of.length > 1) {
      return of.every(([dimension, level]) => this.isActive(PART_INDEX.get(`${dimension}.${level}`) ?? -1));
    }
    const rows = this.tables[part]?.values ?? 0;
    return rows > 1 && (parent === null || rows > (this.tables[parent]?.values ?? 0));
  }

  #addPlain(part: number, values: readonly number[], funders: readonly number[]): void {
    const plain = this.plain.get(part);
    if (plain === undefined) return;
    for (const funder of funders) {
      for (const value of values) plain.add(value, funder, 1);
      plain.addKnown(funder, 1);
    }
  }

  #number(institution: string): number {
    let number = this.#institutions.get(institution);
    if (number === undefined) this.#institutions.set(institution, (number = this.#institutions.size));
    return number;
  }

  #advance(day: number): void {
    const lifts = this.clock.advance(day);
    if (lifts !== null) {
      const long = this.tables.filter((_, part) => PARTS[part]?.late !== true);
      for (const table of [...long, ...this.declines]) table.rescale(lifts);
      this.earlierFunders.table.rescale(lifts);
    }
    const late = this.lateClock.advance(day);
    if (late !== null)
      this.tables.forEach((table, part) => PARTS[part]?.late === true && table.rescale(late));
    const prior = this.priorClock.advance(day);
    if (prior !== null) this.prior.rescale(prior);
    const trend = this.trendClock.advance(day);
    if (trend !== null) this.trend.rescale(trend);
  }
}
