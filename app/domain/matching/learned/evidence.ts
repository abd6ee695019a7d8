import { type Dimension, LEVELS } from "./dimensions.ts";
import type { Coordinates, DealCounts } from "./deal-counts.ts";
import { PART_INDEX } from "./parts.ts";

/** Fewer are not shown: they could identify single deals. */
const LEAST_DEALS = 3;

/** "7 of 31 deals in this value, 2.9 times the average": raw counts, not decayed. */
export type Evidence = {
  /** The coded value at its level: "2201/220104". */
  readonly value: string;
  readonly deals: number;
  readonly of: number;
  /** Its share over the value's share among all institutions' deals, to a tenth. */
  readonly times: number;
};

/**
 * What an institution's own deals show about a company's value in a dimension, at each level with enough deals, coarse
 * to fine. Nothing for alternatives, any of which would do.
 */
export function evidenceOf(
  dealCounts: DealCounts,
  coordinates: Coordinates,
  institutionId: string,
  dimension: Dimension,
): Evidence[] {
  const institution = dealCounts.find(institutionId);
  const found: Evidence[] = [];
  if (institution === undefined) return found;
  for (let level = 0; level < LEVELS[dimension]; level++) {
    const part = PART_INDEX.get(`${dimension}.${level}`) ?? -1;
    const counts = dealCounts.plain.get(part);
    const [number, ...others] = coordinates[part] ?? [];
    if (counts === undefined || number === undefined || others.length > 0) continue;
    const deals = counts.row(number)?.get(institution) ?? 0;
    if (deals < LEAST_DEALS) break;
    const value = dealCounts.values.textOf(part, number);
    if (value === found.at(-1)?.value) continue;
    const of = counts.byInstitution[institution] ?? 0;
    const share = counts.totalOf(number) / counts.total;
    found.push({ value, deals, of, times: Math.round((deals / of / share) * 10) / 10 });
  }
  return found;
}
