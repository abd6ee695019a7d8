import type { MandateBits } from "./mandate-bits.ts";
import type { ProspectColumns } from "./prospect-columns.ts";
import {
  countMiss,
  countMissUnlessSpared,
  intersectEight,
  keepOnce,
  keepThreeAndSparedOrFour,
} from "./intersect.ts";

/** The mandates that one prospect's values don't miss, by criterion. */
export function rowsOf(bits: MandateBits, columns: ProspectColumns, slot: number) {
  const { coded, floors } = bits;
  const { codes, numbers } = columns;
  const askMin = numbers.askMinFen[slot] ?? 0;
  return {
    room: bits.room,
    budget: floors.budget.rowOf(-askMin),
    instrument: coded.instrument.rowAt(codes.instrument[slot] ?? 0),
    equity: coded.equity.rowAt(codes.equity[slot] ?? 0),
    sector: coded.sector.rowAt(codes.sector[slot] ?? 0),
    district: coded.district.rowAt(codes.district[slot] ?? 0),
    stage: coded.stage.rowAt(codes.stage[slot] ?? 0),
    security: coded.security.rowAt(codes.security[slot] ?? 0),
    recognition: coded.recognition.rowAt(codes.recognition[slot] ?? 0),
    amountMost: floors.amountMost.rowOf(-askMin),
    amountLeast: floors.amountLeast.rowOf(numbers.askMaxFen[slot] ?? 0),
    termMost: floors.termMost.rowOf(-(numbers.termMinMonths[slot] ?? 0)),
    termLeast: floors.termLeast.rowOf(numbers.termMaxMonths[slot] ?? 0),
    revenue: floors.revenue.rowOf(numbers.revenueFen[slot] ?? 0),
    age: floors.age.rowOf(numbers.ageMonths[slot] ?? 0),
    price: floors.price.rowOf(numbers.maxRateBp[slot] ?? 0),
  };
}
export type CompanyRows = ReturnType<typeof rowsOf>;

/** The mandates of which no criterion is missed: one AND for each. */
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
