import { type DealRow, type Read, type RealDeal, whyNotHeader } from "#app/domain/datasets/deal-file.ts";
import { DealSeries } from "#app/domain/datasets/deal-series.ts";
import type { Day } from "#app/lib/days.ts";
import { BrokenFile } from "./broken-file.ts";
import { forEachRecord } from "./csv-records.ts";

interface RejectedRow {
  line: number;
  reason: string;
}
export interface ReadDeals<Deal> {
  deals: Deal[];
  /** Rows that lack a required field, or have an invalid value: how many, and the first of them. */
  rejected: { count: number; first: RejectedRow[] };
}

/** Invalid values are tolerated up to this share of the rows: more means the wrong file. */
const mostBroken = 0.01;
/** From so many rows on the share is checked with each, so that a wrong file is not read to its end. */
const judgedFrom = 1_000;
const shownRejections = 20;

/** Reads a complete gzipped CSV of deals, or throws `BrokenFile` with the line at which it becomes invalid. */
export async function readDeals<Deal extends DealRow | RealDeal>(
  file: string,
  readRow: (cells: readonly string[], today: Day) => Read<Deal>,
  today: Day,
): Promise<ReadDeals<Deal>> {
  const deals: Deal[] = [];
  const rejected: ReadDeals<Deal>["rejected"] = { count: 0, first: [] };
  const series = new DealSeries();
  const broken: { count: number; first: RejectedRow | null } = { count: 0, first: null };
  const judge = (): void => {
    const all = deals.length + rejected.count;
    const { first, count } = broken;
    if (first === null || count <= mostBroken * all) return;
    throw new BrokenFile(
      `line ${first.line}: ${first.reason} (and ${count - 1} more broken rows among the first ${all})`,
    );
  };
  const line = await forEachRecord(file, whyNotHeader, take);
  judge();
  if (deals.length === 0) throw new BrokenFile(`line ${line + 1}: there is no deal in the file`);
  return { deals, rejected };

  function take(cells: readonly string[], line: number): void {
    const row = readRow(cells, today);
    const fault = row.ok ? series.whyNotNext(row.deal, line) : row.fault.reason;
    if (row.ok && fault === null) {
      deals.push(row.deal);
      return;
    }
    const rejection = { line, reason: fault ?? "" };
    rejected.count += 1;
    if (rejected.first.length < shownRejections) rejected.first.push(rejection);
    if (!row.ok && row.fault.kind === "unusable") return;
    broken.count += 1;
    broken.first ??= rejection;
    if (broken.count >= judgedFrom) judge();
  }
}
