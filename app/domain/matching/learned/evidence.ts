import { DIMENSIONS, type Dimension, LEVELS } from "./dimensions.ts";
import type { Ledger } from "./ledger.ts";
import { PART_INDEX } from "./parts.ts";
import type { Subject } from "./subject.ts";

/** Fewer deals are no evidence: it could be told whose they were. */
const LEAST_DEALS = 3;

/** "7 of 31 deals in this value, 2.9 times the average": counts as they are, unfaded. */
export type Evidence = {
  readonly dimension: Dimension;
  /** The value at its level, as it is coded: "2201/220104". */
  readonly value: string;
  readonly deals: number;
  readonly of: number;
  /** Its share over the share of this value among all institutions' deals. */
  readonly times: number;
};

/** What an institution's own deals say of this company's value in a dimension, at the finest level with enough deals. */
export function evidenceOf(
  ledger: Ledger,
  subject: Subject,
  institutionId: string,
  dimension: Dimension,
): Evidence | null {
  const institution = ledger.find(institutionId);
  if (institution === undefined || !DIMENSIONS.includes(dimension)) return null;
  const coordinates = ledger.coordinatesOf(subject);
  for (let level = LEVELS[dimension] - 1; level >= 0; level--) {
    const part = PART_INDEX.get(`${dimension}.${level}`) ?? -1;
    const counts = ledger.plain.get(part);
    const [value] = coordinates[part] ?? [];
    if (counts === undefined || value === undefined) continue;
    const deals = Math.floor(counts.rows.get(value)?.get(institution) ?? 0);
    const of = Math.floor(counts.byInstitution[institution] ?? 0);
    const share = (counts.totals.get(value) ?? 0) / counts.total;
    if (deals < LEAST_DEALS) continue;
    return { dimension, value: ledger.values.textOf(part, value), deals, of, times: deals / of / share };
  }
  return null;
}
