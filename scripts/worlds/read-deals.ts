import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import { type Read, whyNotHeader } from "#app/domain/worlds/deal-file.ts";

export interface RejectedRow {
  line: number;
  reason: string;
}
export interface ReadDeals<Deal> {
  deals: Deal[];
  /** Rows that lack what a record needs, or hold a value that can't be. */
  rejected: RejectedRow[];
}

/** A file that can't be imported: where it is broken, in words for the person who has it. */
export class BrokenFile extends Error {
  override readonly name = "BrokenFile";
}

/** Broken values are forgiven up to this share of the rows: more is not a slip but another file. */
const mostBroken = 0.01;

/** Reads a gzipped CSV of deals whole, or throws `BrokenFile` with the line at which it stops making sense. */
export async function readDeals<Deal>(
  file: string,
  readRow: (cells: readonly string[]) => Read<Deal>,
): Promise<ReadDeals<Deal>> {
  const deals: Deal[] = [];
  const rejected: RejectedRow[] = [];
  let broken = 0;
  let line = 0;
  const rows = parse({ bom: true, relax_column_count: true, info: true });
  try {
    await pipeline(createReadStream(file), createGunzip(), rows, async (records: AsyncIterable<unknown>) => {
      for await (const read of records as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
        const { record, info } = read;
        line = info.lines;
        if (deals.length === 0 && rejected.length === 0 && isFirst(record)) {
          const fault = whyNotHeader(record);
          if (fault !== null) throw new BrokenFile(`line 1: ${fault}`);
          continue;
        }
        const row = readRow(record);
        if (row.ok) deals.push(row.deal);
        else {
          if (row.fault.kind === "broken") broken += 1;
          rejected.push({ line, reason: row.fault.reason });
        }
      }
    });
  } catch (error) {
    throw error instanceof BrokenFile ? error : new BrokenFile(whyStopped(error, line));
  }
  const [first] = rejected;
  if (first !== undefined && broken > mostBroken * (deals.length + rejected.length)) {
    throw new BrokenFile(
      `line ${first.line}: ${first.reason} (and ${rejected.length - 1} more rows like it)`,
    );
  }
  if (deals.length === 0) throw new BrokenFile(`line ${line + 1}: there is no deal in the file`);
  return { deals, rejected };

  function isFirst(record: readonly string[]): boolean {
    return line <= 1 || record[0] === "id";
  }
}

function whyStopped(error: unknown, line: number): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const at = line === 0 ? "line 1" : `after line ${line}`;
  if (code === "ENOENT") return "there is no such file";
  if (code === "Z_BUF_ERROR") return `${at}: the gzip ends in the middle`;
  if (code.startsWith("Z_")) return `${at}: this is not gzip, or it is damaged`;
  return `${at}: ${error instanceof Error ? error.message : String(error)}`;
}
