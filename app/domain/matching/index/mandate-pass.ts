import type { MandateTerms } from "../facts.ts";
import { hasBit } from "./bits.ts";
import type { MandateBits } from "./mandate-bits.ts";
import { LIMITS } from "./mandate-limits.ts";
import type { ProspectColumns } from "./prospect-columns.ts";

/** What is asked for: those who fit, or those with room who miss exactly one criterion. */
export type Wanted = "eligible" | "near_miss";

/** Both sides of the index; `reach` is how far the prospects' slots go. */
type Sides = { mandates: MandateBits; prospects: ProspectColumns; reach: number };

/**
 * The prospects that one mandate fits, or misses by one criterion, by a pass over the columns: first the cell of
 * instruments, sector and stage, judged once for each cell, then what is left. Prospects with inexact amounts are left
 * out. Writes slots in their order and returns how many.
 */
export function companiesOf(
  { mandates, prospects, reach }: Sides,
  mandateSlot: number,
  terms: MandateTerms,
  slots: Int32Array,
  wanted: Wanted,
): number {
  if (!hasBit(mandates.room, mandateSlot)) return 0;
  const most = wanted === "eligible" ? 0 : 1;
  const { coded } = mandates;
  const [district, equity] = [coded.district.column(mandateSlot), coded.equity.column(mandateSlot)];
  const [security, recognition] = [coded.security.column(mandateSlot), coded.recognition.column(mandateSlot)];
  const missesOfCell = cellMisses(mandates, prospects, mandateSlot);
  const limits = {
    budget: LIMITS.budget(terms),
    amountMost: LIMITS.amountMost(terms),
    amountLeast: LIMITS.amountLeast(terms),
    termMost: LIMITS.termMost(terms),
    termLeast: LIMITS.termLeast(terms),
    revenue: LIMITS.revenue(terms),
    age: LIMITS.age(terms),
    price: LIMITS.price(terms),
  };
  const { cell, codes, numbers, inexact } = prospects;
  let count = 0;
  for (let slot = 0; slot < reach; slot += 1) {
    let misses = missesOfCell[cell[slot] ?? 0] ?? 9;
    if (misses > most) continue;
    if (district[codes.district[slot] ?? 0] === 0) misses += 1;
    if (misses > most) continue;
    const askMin = numbers.askMinFen[slot] ?? 0;
    // Not a criterion but room: what is left is of no use to who asks for more.
    if (-askMin < limits.budget) continue;
    if (!(reaches(-askMin, limits.amountMost) && reaches(numbers.askMaxFen[slot] ?? 0, limits.amountLeast)))
      misses += 1;
    if (!reaches(numbers.revenueFen[slot] ?? 0, limits.revenue)) misses += 1;
    if (misses > most) continue;
    if (!reaches(numbers.ageMonths[slot] ?? 0, limits.age)) misses += 1;
    if (recognition[codes.recognition[slot] ?? 0] === 0) misses += 1;
    if (misses > most) continue;
    if (equity[codes.equity[slot] ?? 0] === 0) {
      if (security[codes.security[slot] ?? 0] === 0) misses += 1;
      const termMin = numbers.termMinMonths[slot] ?? 0;
      const termMax = numbers.termMaxMonths[slot] ?? 0;
      if (!(reaches(-termMin, limits.termMost) && reaches(termMax, limits.termLeast))) misses += 1;
      if (!reaches(numbers.maxRateBp[slot] ?? 0, limits.price)) misses += 1;
    }
    if (misses !== most || (inexact.size > 0 && inexact.has(slot))) continue;
    slots[count] = slot;
    count += 1;
  }
  return count;
}

/** A limit that is not set is reached by everything. */
function reaches(value: number, limit: number): boolean {
  return value >= limit || Number.isNaN(limit);
}

/** How many of instrument, sector and stage each cell misses; the cell of no prospect misses them all. */
function cellMisses(mandates: MandateBits, prospects: ProspectColumns, mandateSlot: number): Uint8Array {
  const { coded } = mandates;
  const instrument = coded.instrument.column(mandateSlot);
  const sector = coded.sector.column(mandateSlot);
  const stage = coded.stage.column(mandateSlot);
  const misses = new Uint8Array(prospects.cells.length);
  prospects.cells.forEach((cell, at) => {
    misses[at] =
      3 - (instrument[cell.instrument] ?? 0) - (sector[cell.sector] ?? 0) - (stage[cell.stage] ?? 0);
  });
  return misses;
}
