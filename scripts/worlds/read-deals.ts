import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { CsvError, parse } from "csv-parse";
import { type DealRow, type Read, type RealDeal, whyNotHeader } from "#app/domain/worlds/deal-file.ts";
import { DealSeries } from "#app/domain/worlds/deal-series.ts";
import type { Day } from "#app/lib/days.ts";
import { boundedText, FILE_BOUNDS } from "./bounded-text.ts";
import { BrokenFile } from "./broken-file.ts";

export interface RejectedRow {
  line: number;
  reason: string;
}
export interface ReadDeals<Deal> {
  deals: Deal[];
  /** Rows that lack what a record needs, or hold a value that can't be: how many, and the first of them. */
  rejected: { count: number; first: RejectedRow[] };
}

/** Broken values are forgiven up to this share of the rows: more is not a slip but another file. */
const mostBroken = 0.01;
/** From so many on the share is looked at with each row, so that another file is not read to its end. */
const judgedFrom = 1_000;
const shownRejections = 20;

/** Reads a gzipped CSV of deals whole, or throws `BrokenFile` with the line at which it stops making sense. */
export async function readDeals<Deal extends DealRow | RealDeal>(
  file: string,
  readRow: (cells: readonly string[], today: Day) => Read<Deal>,
  today: Day,
): Promise<ReadDeals<Deal>> {
  const deals: Deal[] = [];
  const rejected: ReadDeals<Deal>["rejected"] = { count: 0, first: [] };
  const series = new DealSeries();
  const broken: { count: number; first: RejectedRow | null } = { count: 0, first: null };
  let line = 0;
  let hasHeader = false;
  const judge = (): void => {
    const all = deals.length + rejected.count;
    const { first, count } = broken;
    if (first === null || count <= mostBroken * all) return;
    throw new BrokenFile(
      `line ${first.line}: ${first.reason} (and ${count - 1} more broken rows among the first ${all})`,
    );
  };
  const rows = parse({
    ...{ bom: true, relax_column_count: true, skip_empty_lines: true, info: true },
    max_record_size: FILE_BOUNDS.lineLength,
  });
  try {
    await pipeline(
      createReadStream(file),
      createGunzip(),
      (chunks: AsyncIterable<Uint8Array>) => boundedText(chunks, FILE_BOUNDS),
      rows,
      async (records: AsyncIterable<unknown>) => {
        for await (const read of records as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
          line = read.info.lines;
          if (hasHeader) take(read.record);
          else {
            const fault = whyNotHeader(read.record);
            if (fault !== null) throw new BrokenFile(`line ${line}: ${fault}`);
            hasHeader = true;
          }
        }
      },
    );
  } catch (error) {
    throw error instanceof BrokenFile ? error : new BrokenFile(whyStopped(error, line));
  }
  judge();
  if (deals.length === 0) throw new BrokenFile(`line ${line + 1}: there is no deal in the file`);
  return { deals, rejected };

  function take(cells: readonly string[]): void {
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

function whyStopped(error: unknown, line: number): string {
  if (error instanceof CsvError) return `line ${linesOf(error) ?? line + 1}: ${whyNotCsv(error)}`;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const at = line === 0 ? "line 1" : `after line ${line}`;
  if (code === "ENOENT") return "there is no such file";
  if (code === "Z_BUF_ERROR") return `${at}: the gzip ends in the middle`;
  if (code.startsWith("Z_")) return `${at}: this is not gzip, or it is damaged`;
  return `${at}: ${error instanceof Error ? error.message : String(error)}`;
}

function linesOf(error: CsvError): number | undefined {
  return typeof error.lines === "number" ? error.lines : undefined;
}

function whyNotCsv({ code, message }: CsvError): string {
  if (code === "INVALID_OPENING_QUOTE")
    return 'a quote inside a field: put the field in quotes and write the quote twice ("")';
  if (code === "CSV_INVALID_CLOSING_QUOTE") return "something follows a closing quote where a comma should";
  if (code === "CSV_QUOTE_NOT_CLOSED") return "a quote is opened here and never closed";
  if (code === "CSV_MAX_RECORD_SIZE") return `a row is longer than ${FILE_BOUNDS.lineLength} bytes`;
  return message;
}
