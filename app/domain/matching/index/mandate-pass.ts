import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { hasBit } from "./bits.ts";
import { COMMON, EQUITY, type Group, LIMITS, OTHER_GROUPS, CAPACITY_LIMITS } from "./layout.ts";
import type { MandateBits } from "./mandate-bits.ts";
import type { ProspectColumns } from "./prospect-columns.ts";

/** What is wanted: eligible pairs, or pairs with capacity that miss exactly one criterion. */
export type MatchKind = "eligible" | "near_miss";

/** Both sides of the index; `reach` is one more than the highest prospect slot. */
type Sides = { mandates: MandateBits; prospects: ProspectColumns; reach: number };

/**
 * The prospects that one mandate fits, or misses by one criterion. It tests the cell of the common criteria first, once
 * for each cell, then the other criteria one by one on the remaining prospects. Prospects with inexact amounts are left
 * out. Writes slots in order and returns how many.
 */
export function findProspectsOfMandate(
  { mandates, prospects, reach }: Sides,
  mandateSlot: number,
  terms: MandateTerms,
  slots: Int32Array,
  wanted: MatchKind,
): number {
  if (!hasBit(mandates.withCapacity, mandateSlot)) return 0;
  const most = wanted === "eligible" ? 0 : 1;
  const misses = new Uint8Array(wanted === "eligible" ? 0 : reach);
  let count = withinCells(
    prospects,
    cellMisses(mandates, prospects, mandateSlot),
    reach,
    slots,
    misses,
    most,
  );
  for (const limit of CAPACITY_LIMITS) {
    const minimum = LIMITS[limit]?.minimum(terms) ?? Number.NaN;
    if (!Number.isNaN(minimum)) count = reaching(prospects.numbersOf(limit), minimum, slots, misses, count);
  }
  const equity = mandates.codedAt(EQUITY).column(mandateSlot);
  for (const group of OTHER_GROUPS) {
    const tests = testsOf(group, mandates, prospects, mandateSlot, terms);
    if (tests === null) continue;
    const spared = group.isOfDebt ? { met: equity, codes: prospects.codesOf(EQUITY) } : null;
    count = narrowed(tests, spared, slots, misses, count, most);
  }
  return exactOnes(prospects, slots, misses, count, most);
}

type CodedMatches = { readonly met: Uint8Array; readonly codes: Int32Array };
type Tests = { coded: CodedMatches | null; minimums: readonly { numbers: Float64Array; minimum: number }[] };

/** What a criterion of this mandate asks; null where it asks nothing. */
function testsOf(
  { coded, limits }: Group,
  mandates: MandateBits,
  prospects: ProspectColumns,
  mandateSlot: number,
  terms: MandateTerms,
): Tests | null {
  const met = coded === null ? null : mandates.codedAt(coded).column(mandateSlot);
  const minimums = limits.flatMap((limit) => {
    const minimum = LIMITS[limit]?.minimum(terms) ?? Number.NaN;
    return Number.isNaN(minimum) ? [] : [{ numbers: prospects.numbersOf(limit), minimum }];
  });
  const isDemanded = met?.includes(0) ?? false;
  if (!isDemanded && minimums.length === 0) return null;
  return {
    coded: met !== null && coded !== null && isDemanded ? { met, codes: prospects.codesOf(coded) } : null,
    minimums,
  };
}

/** Writes the slots whose cells miss few enough criteria. */
function withinCells(
  { cell }: ProspectColumns,
  missesOfCell: Uint8Array,
  reach: number,
  slots: Int32Array,
  misses: Uint8Array,
  most: number,
): number {
  let count = 0;
  for (let slot = 0; slot < reach; slot += 1) {
    const missed = missesOfCell[cell[slot] ?? 0] ?? 9;
    if (missed > most) continue;
    if (most > 0) misses[count] = missed;
    slots[count] = slot;
    count += 1;
  }
  return count;
}

/** Filters slots whose number reaches a minimum: capacity, not a criterion. */
function reaching(
  numbers: Float64Array,
  minimum: number,
  slots: Int32Array,
  misses: Uint8Array,
  among: number,
): number {
  let count = 0;
  for (let at = 0; at < among; at += 1) {
    const slot = slots[at] as number;
    if (!((numbers[slot] as number) >= minimum)) continue;
    slots[count] = slot;
    if (misses.length > 0) misses[count] = misses[at] as number;
    count += 1;
  }
  return count;
}

/** Filters the slots that miss few enough after one more criterion. */
function narrowed(
  { coded, minimums: [one, other] }: Tests,
  spared: CodedMatches | null,
  slots: Int32Array,
  misses: Uint8Array,
  among: number,
  most: number,
): number {
  let count = 0;
  for (let at = 0; at < among; at += 1) {
    const slot = slots[at] as number;
    let passes = coded === null || coded.met[coded.codes[slot] as number] === 1;
    if (passes && one !== undefined) passes = (one.numbers[slot] as number) >= one.minimum;
    if (passes && other !== undefined) passes = (other.numbers[slot] as number) >= other.minimum;
    if (!passes && spared !== null) passes = spared.met[spared.codes[slot] as number] === 1;
    if (most === 0) {
      if (!passes) continue;
    } else {
      const missed = (misses[at] as number) + (passes ? 0 : 1);
      if (missed > most) continue;
      misses[count] = missed;
    }
    slots[count] = slot;
    count += 1;
  }
  return count;
}

/** Filters the slots that miss exactly the wanted number and whose columns are exact. */
function exactOnes(
  { inexact }: ProspectColumns,
  slots: Int32Array,
  misses: Uint8Array,
  among: number,
  most: number,
): number {
  if (most === 0 && inexact.size === 0) return among;
  let count = 0;
  for (let at = 0; at < among; at += 1) {
    const slot = slots[at] as number;
    if ((most > 0 && misses[at] !== most) || inexact.has(slot)) continue;
    slots[count] = slot;
    count += 1;
  }
  return count;
}

/** How many common criteria each cell misses; the empty cell (no prospect) misses all. */
function cellMisses(mandates: MandateBits, prospects: ProspectColumns, mandateSlot: number): Uint8Array {
  const misses = new Uint8Array(prospects.cells);
  for (const [at, coded] of COMMON.entries()) {
    const met = mandates.codedAt(coded).column(mandateSlot);
    const values = prospects.cellValues[at] ?? [];
    for (let cell = 1; cell < misses.length; cell += 1) {
      misses[cell] = (misses[cell] as number) + 1 - (met[values[cell] as number] as number);
    }
  }
  misses[0] = 9;
  return misses;
}
