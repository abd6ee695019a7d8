import type { DealCounts } from "./deal-counts.ts";
import type { Settings } from "./model.ts";
import type { Slots } from "./slots.ts";

/**
 * How often an institution funds beside or after this company's earlier funders, relative to its share of all such
 * deals: the mean lift over the company's earlier funders, as a logarithm. Null where none is known.
 */
export function earlierFunderRow(
  dealCounts: DealCounts,
  slots: Slots,
  day: number,
  companyId: string | null,
  { shrinkages }: Settings,
): Float64Array | null {
  const before = dealCounts.earlierFunders
    .of(companyId)
    .filter((one) => dealCounts.earlierFunders.table.row(one) !== undefined);
  if (before.length === 0) return null;
  const { table } = dealCounts.earlierFunders;
  const scale = dealCounts.clock.scaleAt(day);
  const sum = new Float64Array(slots.size);
  for (const funder of before) {
    const counted = table.totalOf(funder);
    const row = table.row(funder);
    for (const [slot, institution] of slots.institutions.entries()) {
      const own = table.byInstitution[institution] ?? 0;
      if (own <= 0 || counted <= 0) {
        sum[slot] = (sum[slot] ?? 0) + 1;
        continue;
      }
      const { institution: alpha, value: beta } = shrinkages.single;
      const k = scale / (alpha / own + beta / counted);
      const lift = ((row?.get(institution) ?? 0) * table.total) / (counted * own);
      sum[slot] = (sum[slot] ?? 0) + (k * lift + 1) / (k + 1);
    }
  }
  return sum.map((value) => Math.log(Math.max(value / before.length, 1e-9)));
}
