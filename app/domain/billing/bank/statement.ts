import type { Day } from "#app/lib/days.ts";
import { statementFault, type StatementFault } from "./faults.ts";
import { type BankFormat, type Columns, countHeaders, formatOf, withoutBrackets } from "./formats.ts";
import { MOST_STATEMENT_FAULTS, MOST_STATEMENT_LINES, TITLE_ROWS } from "./limits.ts";
import { lineOf, type StatementLine, type StatementRow } from "./line.ts";
import { accountDigits, plainCell } from "./values.ts";

export interface Statement {
  bank: BankFormat;
  account: string;
  from: Day;
  to: Day;
  openingFen: bigint | null;
  closingFen: bigint | null;
  /** In the order of time. */
  lines: readonly StatementLine[];
}

export type StatementRead = { statement: Statement } | { faults: readonly StatementFault[] };

const FOOTER = /^(?:合计|总计|小计|累计|总笔数|借方合计|贷方合计|期末|期初|打印|制表|说明|注[:：]|共\d)/u;

/**
 * The statement that the rows of a file are: found by its header, whatever precedes it, and checked as a whole. Days,
 * amounts and directions must be readable in every row, and each balance must be the one before plus the amount.
 * `account` is the one that the person named: it must be the file's own, and is needed where the file names none.
 */
export function toStatement(rows: readonly StatementRow[], account: string | null): StatementRead {
  const headerAt = rows.slice(0, TITLE_ROWS).findIndex(({ cells }) => formatOf(cells) !== null);
  const header = rows[headerAt];
  const format = header === undefined ? null : formatOf(header.cells);
  if (format === null) return { faults: [unknownFormat(rows)] };
  const body = rows.slice(headerAt + 1).filter(({ cells }) => isLine(cells, format.columns));
  if (body.length > MOST_STATEMENT_LINES) return { faults: [statementFault("rows-too-many")] };
  const faults: StatementFault[] = [];
  const lines: StatementLine[] = [];
  for (const row of body) {
    const read = lineOf(row, format.columns);
    if ("code" in read) faults.push(read);
    else lines.push(read);
    if (faults.length >= MOST_STATEMENT_FAULTS) return { faults };
  }
  const own = ownAccount(rows.slice(0, headerAt), body, format.columns, account);
  if (typeof own !== "string") faults.push(own);
  if (body.length === 0) faults.push(statementFault("lines-missing"));
  if (faults.length > 0 || typeof own !== "string") return { faults };
  const inTime = inOrderOfTime(lines);
  const breaks = breaksOf(inTime).slice(0, MOST_STATEMENT_FAULTS);
  if (breaks.length > 0) return { faults: breaks };
  const days = inTime.map(({ day }) => day).sort();
  const [first, last] = [inTime[0], inTime.at(-1)];
  return {
    statement: {
      bank: format.bank,
      account: own,
      from: days[0] ?? "",
      to: days.at(-1) ?? "",
      openingFen: first?.balanceFen == null ? null : first.balanceFen - first.amountFen,
      closingFen: last?.balanceFen ?? null,
      lines: inTime,
    },
  };
}

/** Names the row that looks most like a header. */
function unknownFormat(rows: readonly StatementRow[]): StatementFault {
  const filled = rows
    .slice(0, TITLE_ROWS)
    .filter(({ cells }) => cells.some((cell) => plainCell(cell) !== ""));
  const scored = filled.map((row) => ({ ...row, count: countHeaders(row.cells) }));
  const [best] = scored.sort((a, b) => b.count - a.count);
  if (best === undefined) return statementFault("file-empty");
  const found = best.cells
    .map(plainCell)
    .filter((cell) => cell !== "")
    .join("、");
  return statementFault("format-unknown", { row: best.row, found });
}

function isLine(cells: readonly string[], columns: Columns): boolean {
  const filled = cells.map(plainCell).filter((cell) => cell !== "");
  if (filled.length === 0 || FOOTER.test(filled[0] ?? "")) return false;
  // A note below the table: one cell alone, and not in the column of the day.
  return filled.length > 1 || plainCell(cells[columns.day ?? 0] ?? "") !== "";
}

const ACCOUNT_TITLE = /^(?:本方|查询|客户|银行|单位)?(?:账 ?号|账户号码|账户|卡号)(?=[: \d]|$)/u;

/** The account of the statement: a column of its own, or a title above the table, or as the person named it. */
function ownAccount(
  titles: readonly StatementRow[],
  body: readonly StatementRow[],
  { own }: Columns,
  named: string | null,
): string | StatementFault {
  const stating = own === undefined ? [] : body.map(({ row, cells }) => ({ row, cell: cells[own] ?? "" }));
  // A column that names the account and is empty is not the bank's own export.
  const blank = stating.find(({ cell }) => accountDigits(cell) === null);
  if (blank !== undefined)
    return statementFault("account-blank", { row: blank.row, field: "own", found: plainCell(blank.cell) });
  const ofRows = new Set(stating.map(({ cell }) => accountDigits(cell) ?? ""));
  if (ofRows.size > 1) return statementFault("accounts-several", { found: [...ofRows].join("、") });
  const [stated = titleAccount(titles)] = ofRows;
  if (named === null) return stated ?? statementFault("account-missing");
  const digits = accountDigits(named);
  if (digits === null) return statementFault("account-wrong", { found: named });
  return stated === null || stated === digits
    ? digits
    : statementFault("account-differs", { found: stated, expected: digits });
}

/** The number behind the word, or in the next cell that is filled. */
function titleAccount(titles: readonly StatementRow[]): string | null {
  for (const { cells } of titles)
    for (const [at, cell] of cells.entries()) {
      const text = withoutBrackets(plainCell(cell).slice(0, 120)).replaceAll("帐", "账");
      const title = ACCOUNT_TITLE.exec(text)?.[0];
      if (title === undefined) continue;
      const behind = text.slice(title.length).replace(/^[: ]+/u, "");
      const beside = cells.slice(at + 1).find((next) => plainCell(next) !== "") ?? "";
      const digits =
        accountDigits(behind) ?? accountDigits(behind.split(" ")[0] ?? "") ?? accountDigits(beside);
      if (digits !== null) return digits;
    }
  return null;
}

/** Some banks list the newest first: the direction in which the days rise, and else the balances fit. */
function inOrderOfTime(lines: readonly StatementLine[]): readonly StatementLine[] {
  const turned = [...lines].reverse();
  const [first, last] = [lines[0]?.day ?? "", lines.at(-1)?.day ?? ""];
  if (first !== last) return first < last ? lines : turned;
  return breaksOf(turned).length < breaksOf(lines).length ? turned : lines;
}

/** Where a balance is not the one before plus the amount, in fen. */
function breaksOf(lines: readonly StatementLine[]): StatementFault[] {
  const faults: StatementFault[] = [];
  for (const [at, { row, amountFen, balanceFen }] of lines.entries()) {
    const before = lines[at - 1]?.balanceFen ?? null;
    if (before === null || balanceFen === null || before + amountFen === balanceFen) continue;
    faults.push(
      statementFault("balance-breaks", {
        row,
        found: yuanText(balanceFen),
        expected: yuanText(before + amountFen),
      }),
    );
  }
  return faults;
}

function yuanText(fen: bigint): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, "0");
  return `${fen < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
