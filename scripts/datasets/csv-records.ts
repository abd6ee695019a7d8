import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { CsvError, parse } from "csv-parse";
import { boundedText, FILE_BOUNDS } from "./bounded-text.ts";
import { BrokenFile } from "./broken-file.ts";

/**
 * Reads a gzipped CSV with a header, record by record; returns its last line number. Throws `BrokenFile` with the line
 * at which it becomes invalid.
 */
export async function forEachRecord(
  file: string,
  whyNotHeader: (header: readonly string[]) => string | null,
  take: (cells: readonly string[], line: number) => void,
): Promise<number> {
  let line = 0;
  let hasHeader = false;
  const rows = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
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
          if (hasHeader) take(read.record, line);
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
  return line;
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
