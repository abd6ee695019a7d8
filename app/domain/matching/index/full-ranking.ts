import { DenseScan } from "./dense-scan.ts";
import { FIRST_OTHER } from "./layout.ts";
import type { ProspectColumns } from "./prospect-columns.ts";
import type { Ranking, Visit } from "./ranking.ts";

/**
 * Every company's best mandates with their reasons, the same as `Ranking.mandatesOf` gives one by one. Similar
 * companies follow each other, so that the rows they share are still in the CPU cache. `visit` reads each list.
 */
export function rankAll(ranking: Ranking, most: number, visit: Visit): void {
  const list = ranking.listOfMandates(most);
  const many: number[] = [];
  for (const slot of inOrder(ranking)) {
    list.clear();
    list.eligible = ranking.findMandates(slot);
    if (ranking.isMany(list.eligible)) {
      many.push(slot);
      continue;
    }
    if (list.eligible > 0) ranking.rankFew(slot, list);
    visit(slot, list);
  }
  list.clear();
  if (many.length > 0) new DenseScan(ranking, many, most).run(list, visit);
}

/** All prospect slots, sorted by the values of their cell, then by the first other coded value, a place. */
function inOrder({ index }: Ranking): Int32Array {
  const { prospects } = index;
  const reach = index.prospectSlots.reach;
  const keyOfCell = keysOf(prospects);
  // As many kinds as leave space for the slot in one exact number.
  const kinds = Math.floor(Number.MAX_SAFE_INTEGER / Math.max(reach, 1)) - 1;
  const keys = new Float64Array(reach);
  let count = 0;
  for (let slot = 0; slot < reach; slot += 1) {
    const cell = prospects.cell[slot] ?? 0;
    if (cell === 0) continue;
    const alike = (keyOfCell[cell] ?? 0) * 0x100 + Math.min(prospects.codeAt(FIRST_OTHER, slot), 0xff);
    keys[count] = (alike % kinds) * reach + slot;
    count += 1;
  }
  return Int32Array.from(keys.subarray(0, count).sort(), (key) => key % reach);
}

/** A sort key for each cell, by its values: the first one, which takes lists of codes, is compared last. */
function keysOf({ cells, cellValues: [last = [], ...first] }: ProspectColumns): Float64Array {
  const keys = new Float64Array(cells);
  for (const values of [...first, last]) {
    let size = 1;
    for (const value of values) size = Math.max(size, value + 1);
    for (let cell = 0; cell < cells; cell += 1) keys[cell] = (keys[cell] ?? 0) * size + (values[cell] ?? 0);
  }
  return keys;
}
