import { parse } from "csv-parse/sync";
import { formatOf } from "#app/domain/billing/bank/formats.ts";
import { MOST_STATEMENT_ROWS, TITLE_ROWS } from "#app/domain/billing/bank/limits.ts";
import type { StatementRow } from "#app/domain/billing/bank/line.ts";
import { UnreadableStatement } from "./unreadable.ts";

const DELIMITERS = [",", "\t", ";"] as const;

interface Record {
  record: string[];
  info: { lines: number };
}

/** The rows of a text file: UTF-8 with and without its mark, UTF-16 with its mark, else GB18030. */
export function csvRows(bytes: Uint8Array): StatementRow[] {
  const text = decoded(bytes);
  const rows = parsed(text, delimiterOf(text), MOST_STATEMENT_ROWS + 1);
  if (rows.length > MOST_STATEMENT_ROWS) throw new UnreadableStatement("rows-too-many");
  return rows;
}

function parsed(text: string, delimiter: string, to: number): StatementRow[] {
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
      to,
    }) as unknown as Record[];
    return records.map(({ record, info }) => ({ row: info.lines, cells: record }));
  } catch {
    throw new UnreadableStatement("file-unreadable");
  }
}

function decoded(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  for (const encoding of isWide ? ["utf-16le"] : ["utf-8", "gb18030"])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one.
    }
  throw new UnreadableStatement("file-unreadable");
}

/** The one by which the file has a header; the comma where none has. Some exports put a tab into each cell besides. */
function delimiterOf(text: string): string {
  const hasHeader = (delimiter: string) =>
    parsed(text, delimiter, TITLE_ROWS).some(({ cells }) => formatOf(cells) !== null);
  return DELIMITERS.find(hasHeader) ?? DELIMITERS[0];
}
