import type { ProspectFacts } from "../facts.ts";
import type { Coded } from "./company-values.ts";
import { CODED, CODED_NAMES } from "./company-values.ts";
import { fenOr, isExactFen } from "./exact-fen.ts";
import type { MandateBits } from "./mandate-bits.ts";

const NUMBERS = [
  "askMinFen",
  "askMaxFen",
  "termMinMonths",
  "termMaxMonths",
  "revenueFen",
  "ageMonths",
  "maxRateBp",
] as const;
type NumberColumn = (typeof NUMBERS)[number];

/** Which end of what is known passes most mandates; what is unknown passes them all. */
const [LOWEST, HIGHEST] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/**
 * What is known of companies, as plain columns by slot: the row's number for each criterion of codes, and of numbers the
 * end that passes most. Prospects whose amounts are beyond exact numbers keep their facts instead: the law decides them.
 */
export class ProspectColumns {
  readonly codes: Record<Coded, Int32Array>;
  readonly numbers: Record<NumberColumn, Float64Array>;
  /** The cell of instruments, sector and stage, which most mandates tell apart; 0 is no prospect. */
  cell: Int32Array;
  readonly inexact = new Map<number, ProspectFacts>();
  /** The three row numbers of each cell. */
  readonly cells: { instrument: number; sector: number; stage: number }[] = [
    { instrument: -1, sector: -1, stage: -1 },
  ];
  private readonly cellOf = new Map<number, number>();

  constructor(capacity: number) {
    this.codes = columns(CODED_NAMES, () => new Int32Array(capacity));
    this.numbers = columns(NUMBERS, () => new Float64Array(capacity));
    this.cell = new Int32Array(capacity);
  }

  put(slot: number, facts: ProspectFacts, bits: MandateBits): void {
    if (slot >= this.cell.length) this.grow(Math.max(slot + 1, Math.ceil(this.cell.length * 1.5)));
    const { codes, numbers } = this;
    for (const name of CODED_NAMES) codes[name][slot] = bits.idOfCodes(name, CODED[name].said(facts));
    const revenueFen = facts.revenueFen?.most ?? null;
    numbers.askMinFen[slot] = fenOr(facts.amountMinFen, LOWEST);
    numbers.askMaxFen[slot] = fenOr(facts.amountMaxFen, HIGHEST);
    numbers.termMinMonths[slot] = facts.termMonthsMin ?? LOWEST;
    numbers.termMaxMonths[slot] = facts.termMonthsMax ?? HIGHEST;
    numbers.revenueFen[slot] = fenOr(revenueFen, HIGHEST);
    numbers.ageMonths[slot] = facts.ageMonths?.most ?? HIGHEST;
    numbers.maxRateBp[slot] = facts.maxRateBp ?? HIGHEST;
    this.cell[slot] = this.cellFor(slot);
    const isExact = [facts.amountMinFen, facts.amountMaxFen, revenueFen].every(isExactFen);
    if (isExact) this.inexact.delete(slot);
    else this.inexact.set(slot, facts);
  }

  remove(slot: number): void {
    this.cell[slot] = 0;
    this.inexact.delete(slot);
  }

  private cellFor(slot: number): number {
    const { instrument: instruments, sector: sectors, stage: stages } = this.codes;
    const [instrument, sector, stage] = [instruments[slot] ?? 0, sectors[slot] ?? 0, stages[slot] ?? 0];
    const key = (instrument * 0x10000 + sector) * 0x1000 + stage;
    const known = this.cellOf.get(key);
    if (known !== undefined) return known;
    const cell = this.cells.push({ instrument, sector, stage }) - 1;
    this.cellOf.set(key, cell);
    return cell;
  }

  private grow(capacity: number): void {
    for (const name of CODED_NAMES) this.codes[name] = copied(this.codes[name], new Int32Array(capacity));
    for (const name of NUMBERS) this.numbers[name] = copied(this.numbers[name], new Float64Array(capacity));
    this.cell = copied(this.cell, new Int32Array(capacity));
  }
}

function columns<Name extends string, Column>(
  names: readonly Name[],
  make: () => Column,
): Record<Name, Column> {
  return Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, Column>;
}

function copied<Column extends Int32Array | Float64Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
