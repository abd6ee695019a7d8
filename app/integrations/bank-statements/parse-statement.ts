import { createHash } from "node:crypto";
import { statementFault, type StatementFault } from "#app/domain/billing/bank/faults.ts";
import { LARGEST_STATEMENT_BYTES } from "#app/domain/billing/bank/limits.ts";
import { statedBy } from "#app/domain/billing/bank/identity.ts";
import type { StatementLine } from "#app/domain/billing/bank/line.ts";
import { toStatement, type Statement } from "#app/domain/billing/bank/statement.ts";
import { csvRows } from "./csv-rows.ts";
import { sheetRows } from "./sheet-rows.ts";
import { UnreadableStatement } from "./unreadable.ts";

/** A line with the key by which it is recognised in another file of the same format. */
export type KeyedLine = StatementLine & { key: string };

export type ParsedStatement =
  | { statement: Omit<Statement, "lines">; lines: readonly KeyedLine[]; sha256: string }
  | { faults: readonly StatementFault[] };

/** A file as a statement, or what is wrong with it. `account`: the one that was typed beside it. */
export async function parseStatement(bytes: Buffer, account: string | null): Promise<ParsedStatement> {
  const code =
    bytes.length === 0 ? "file-empty" : bytes.length > LARGEST_STATEMENT_BYTES ? "file-too-large" : null;
  if (code !== null) return { faults: [statementFault(code)] };
  try {
    const read = toStatement(await rowsOf(bytes), account);
    if ("faults" in read) return read;
    const { lines, ...statement } = read.statement;
    return { statement, lines: keyed(lines), sha256: digest(bytes) };
  } catch (error) {
    if (error instanceof UnreadableStatement) return { faults: [statementFault(error.code)] };
    throw error;
  }
}

/** By its first bytes, whatever its name is. */
function rowsOf(bytes: Buffer) {
  const start = bytes.subarray(0, 4).toString("latin1");
  if (start === "\xd0\xcf\x11\xe0") throw new UnreadableStatement("file-old-excel");
  return start.startsWith("PK") ? sheetRows(bytes) : csvRows(bytes);
}

function keyed(lines: readonly StatementLine[]): KeyedLine[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const identity = statedBy(line);
    const occurrence = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, occurrence);
    return { ...line, key: `${digest(identity)}-${String(occurrence)}` };
  });
}

function digest(bytes: Buffer | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
