import { DenseScan } from "./dense-scan.ts";
import type { Ranking, Visit } from "./ranking.ts";

/**
 * Every company's best mandates with their reasons, as `Ranking.mandatesOf` gives them one by one, in an order in which
 * companies that are alike follow each other: the rows that they share are then at hand. `visit` reads each list.
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

/** Every prospect's slot, by sector, stage, instruments and district. */
function inOrder({ index }: Ranking): Int32Array {
  const { cell, cells, codes } = index.prospects;
  const reach = index.prospectSlots.reach;
  // As many kinds as leave room for the slot in one exact number.
  const kinds = Math.floor(Number.MAX_SAFE_INTEGER / Math.max(reach, 1)) - 1;
  const keys = new Float64Array(reach);
  let count = 0;
  for (let slot = 0; slot < reach; slot += 1) {
    const of = cells[cell[slot] ?? 0];
    if (of === undefined || (cell[slot] ?? 0) === 0) continue;
    const district = Math.min(codes.district[slot] ?? 0, 0xff);
    const alike = ((of.sector * 64 + of.stage) * 0x800 + of.instrument) * 0x100 + district;
    keys[count] = (alike % kinds) * reach + slot;
    count += 1;
  }
  return Int32Array.from(keys.subarray(0, count).sort(), (key) => key % reach);
}
