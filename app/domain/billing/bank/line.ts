import type { Day } from "#app/lib/days.ts";
import { statementFault, type StatementFault } from "./faults.ts";
import type { Columns, StatementField } from "./formats.ts";
import { fenOfCell, dayOfCell, directionOf, isYuan, cellWords, plainCell } from "./values.ts";

/** A row of a file with its place in it, counted from 1. */
export interface StatementRow {
  row: number;
  cells: readonly string[];
}

/** One movement on the platform's account. */
export interface StatementLine {
  /** Where it stands in the file. */
  row: number;
  day: Day;
  /** In fen; negative: it left the account. */
  amountFen: bigint;
  balanceFen: bigint | null;
  serial: string | null;
  name: string | null;
  account: string | null;
  purpose: string | null;
}

/** The longest texts that are stored. */
const LONGEST = { serial: 80, name: 200, account: 40, purpose: 500 } as const;

/** A row as a line, or the first fault of it with the column that has it. */
export function lineOf(row: StatementRow, columns: Columns): StatementLine | StatementFault {
  const cell = (field: Exclude<StatementField, "purpose">) => {
    const at = columns[field];
    return at === undefined ? "" : (row.cells[at] ?? "");
  };
  const fault = (code: StatementFault["code"], field: StatementField, found: string) =>
    statementFault(code, { row: row.row, field, found: plainCell(found) });
  const day = dayOfCell(cell("day"));
  if (day === null) return fault("day-wrong", "day", cell("day"));
  if (!isYuan(cell("currency"))) return fault("currency-other", "currency", cell("currency"));
  const amountFen =
    columns.out !== undefined && columns.in !== undefined ? ofTwo(cell, fault) : ofOne(cell, columns, fault);
  if (typeof amountFen !== "bigint") return amountFen;
  const balanceFen = fenOfCell(cell("balance"));
  if (balanceFen === "wrong") return fault("balance-wrong", "balance", cell("balance"));
  const isIn = amountFen > 0n;
  const texts = {
    serial: cellWords(cell("serial")),
    name: cellWords(cell("name")) || cellWords(cell(isIn ? "payerName" : "payeeName")),
    account: cellWords(cell("account")) || cellWords(cell(isIn ? "payerAccount" : "payeeAccount")),
    purpose: purposeOf(columns.purpose.map((at) => cellWords(row.cells[at] ?? ""))),
  };
  for (const [field, longest] of Object.entries(LONGEST) as [keyof typeof LONGEST, number][])
    if (texts[field].length > longest) return fault("text-too-long", field, texts[field]);
  const { serial, name, account, purpose } = texts;
  return {
    row: row.row,
    day,
    amountFen,
    balanceFen,
    serial: serial || null,
    name: name || null,
    account: account || null,
    purpose: purpose || null,
  };
}

type Cell = (field: Exclude<StatementField, "purpose">) => string;
type Fault = (code: StatementFault["code"], field: StatementField, found: string) => StatementFault;

/** The amount of two columns of which one is filled; a negative one takes back a movement of its side. */
function ofTwo(cell: Cell, fault: Fault): bigint | StatementFault {
  const [out, arriving] = [fenOfCell(cell("out")), fenOfCell(cell("in"))];
  if (out === "wrong") return fault("amount-wrong", "out", cell("out"));
  if (arriving === "wrong") return fault("amount-wrong", "in", cell("in"));
  const [left, came] = [out ?? 0n, arriving ?? 0n];
  if (left !== 0n && came !== 0n) return fault("amount-twofold", "in", cell("in"));
  return left === 0n && came === 0n ? fault("amount-missing", "in", cell("in")) : came - left;
}

/** The amount of one column: signed, or with a mark beside it. With a mark a sign could mean either. */
function ofOne(cell: Cell, { mark }: Columns, fault: Fault): bigint | StatementFault {
  const amount = fenOfCell(cell("amount"));
  if (amount === "wrong") return fault("amount-wrong", "amount", cell("amount"));
  if (amount === null || amount === 0n) return fault("amount-missing", "amount", cell("amount"));
  if (mark === undefined) return amount;
  if (amount < 0n) return fault("amount-sign", "amount", cell("amount"));
  const direction = directionOf(cell("mark"));
  return direction === null ? fault("mark-wrong", "mark", cell("mark")) : amount * BigInt(direction);
}

/** All texts of a payment, each once. */
function purposeOf(texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text !== ""))].join(" ");
}
