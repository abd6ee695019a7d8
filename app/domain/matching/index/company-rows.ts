import type { MandateBits } from "./mandate-bits.ts";
import type { ProspectColumns } from "./prospect-columns.ts";
import {
  countMiss,
  countMissUnlessSpared,
  intersectEight,
  keepOnce,
  keepThreeAndSparedOrFour,
} from "./intersect.ts";

/** The rows of bits that one prospect's values meet, by criterion. */
export function rowsOf(bits: MandateBits, columns: ProspectColumns, slot: number, ageMonths: number) {
  const { coded, floors } = bits;
  const { codes, numbers } = columns;
  const askMin = numbers.askMinFen[slot] ?? Number.NaN;
  const maxRate = numbers.maxRateBp[slot] ?? Number.NaN;
  return {
    room: bits.room,
    // A least ask that is unknown asks nothing of the budget.
    budget: floors.budget.rowOf(Number.isNaN(askMin) ? 0 : -askMin),
    instrument: coded.instrument.rowAt(codes.instrument[slot] ?? 0),
    equity: coded.equity.rowAt(codes.equity[slot] ?? 0),
    sector: coded.sector.rowAt(codes.sector[slot] ?? 0),
    district: coded.district.rowAt(codes.district[slot] ?? 0),
    stage: coded.stage.rowAt(codes.stage[slot] ?? 0),
    security: coded.security.rowAt(codes.security[slot] ?? 0),
    recognition: coded.recognition.rowAt(codes.recognition[slot] ?? 0),
    amountMost: floors.amountMost.rowOf(-askMin),
    amountLeast: floors.amountLeast.rowOf(numbers.askMaxFen[slot] ?? Number.NaN),
    termMost: floors.termMost.rowOf(-(numbers.termMinMonths[slot] ?? Number.NaN)),
    termLeast: floors.termLeast.rowOf(numbers.termMaxMonths[slot] ?? Number.NaN),
    revenue: floors.revenue.rowOf(numbers.revenueFen[slot] ?? Number.NaN),
    age: floors.age.rowOf(ageMonths),
    // Who sets no limit to the price asks nothing.
    price: Number.isNaN(maxRate) ? bits.all : floors.price.rowOf(maxRate),
  };
}
export type CompanyRows = ReturnType<typeof rowsOf>;

/** The mandates that meet every criterion: one AND for each. */
export function intersectRows(rows: CompanyRows, found: Uint32Array): void {
  const { instrument, sector, district, stage, amountMost, amountLeast, revenue } = rows;
  intersectEight(found, rows.room, instrument, sector, district, stage, amountMost, amountLeast, revenue);
  const { budget, recognition, age, equity, security, termMost, termLeast, price } = rows;
  keepThreeAndSparedOrFour(found, budget, recognition, age, equity, security, termMost, termLeast, price);
}

/** The mandates with room of which exactly one criterion is missed. `twice` is scratch. */
export function missedOnce(rows: CompanyRows, once: Uint32Array, twice: Uint32Array): void {
  once.fill(0);
  twice.fill(0);
  countMiss(once, twice, rows.instrument);
  countMiss(once, twice, rows.sector);
  countMiss(once, twice, rows.district);
  countMiss(once, twice, rows.stage);
  countMiss(once, twice, rows.amountMost, rows.amountLeast);
  countMiss(once, twice, rows.revenue);
  countMiss(once, twice, rows.age);
  countMiss(once, twice, rows.recognition);
  countMissUnlessSpared(once, twice, rows.equity, rows.security);
  countMissUnlessSpared(once, twice, rows.equity, rows.termMost, rows.termLeast);
  countMissUnlessSpared(once, twice, rows.equity, rows.price);
  keepOnce(once, twice, rows.budget, rows.room);
}
