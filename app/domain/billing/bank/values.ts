import { addDays, type Day, isDay } from "#app/lib/days.ts";
import { parseMoney } from "#app/lib/typed-numbers.ts";

/**
 * A cell without what exports put around it: blanks, tabs, ="…" against spreadsheets that would compute. Control
 * characters and halves of characters, which PostgreSQL does not all store, count as blanks.
 */
export function cellWords(cell: string): string {
  const text = cell.replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, " ").trim();
  return text.startsWith('="') && text.endsWith('"') ? text.slice(2, -1).trim() : text;
}

/** The same in one width of characters, to be compared and read as a number or a day. */
export function plainCell(cell: string): string {
  return cellWords(cell.normalize("NFKC"));
}

const NO_AMOUNT: ReadonlySet<string> = new Set(["", "-", "--", "—", "/"]);
const AMOUNT_CHARACTERS = /^[-−+¥\d.,\s]{1,40}$/u;

/** An amount in fen with its sign; null for an empty cell, "wrong" for anything else. */
export function fenOfCell(cell: string): bigint | null | "wrong" {
  const text = plainCell(cell);
  if (NO_AMOUNT.has(text)) return null;
  if (!AMOUNT_CHARACTERS.test(text)) return "wrong";
  const parsed = parseMoney(text.replace(/^\+/u, ""), "yuan", true);
  return parsed.ok ? parsed.fen : "wrong";
}

const WRITTEN_DAY =
  /^(\d{4})(?:-(\d{1,2})-|\/(\d{1,2})\/|\.(\d{1,2})\.|年(\d{1,2})月)(\d{1,2})日?(?=$|[ T])/u;
const COMPACT_DAY = /^(\d{4})(\d{2})(\d{2})(?=$|[ T]|\d{6}$)/u;
/** Days since 1899-12-30, as spreadsheets store them. */
const SERIAL_DAY = /^([34567]\d{4})(?:\.\d{1,20})?$/u;

/** A day as banks write it: 20261130, 2026-11-30, 2026/11/30, 2026.11.30, 2026年11月30日, each with or without a time. */
export function dayOfCell(cell: string): Day | null {
  const text = plainCell(cell);
  const serial = SERIAL_DAY.exec(text);
  if (serial !== null) return addDays("1899-12-30", Number(serial[1]));
  const written = WRITTEN_DAY.exec(text);
  const compact = COMPACT_DAY.exec(text);
  const parts =
    written === null
      ? [compact?.[1], compact?.[2], compact?.[3]]
      : [written[1], written[2] ?? written[3] ?? written[4] ?? written[5], written[6]];
  const day = parts.map((part = "") => part.padStart(2, "0")).join("-");
  return isDay(day) ? day : null;
}

const OUT: ReadonlySet<string> = new Set([
  "借",
  "借方",
  "D",
  "DR",
  "支",
  "支出",
  "出",
  "往",
  "往账",
  "付",
  "付款",
  "转出",
]);
const IN: ReadonlySet<string> = new Set([
  "贷",
  "贷方",
  "C",
  "CR",
  "收",
  "收入",
  "入",
  "来",
  "来账",
  "收款",
  "转入",
]);

/** The direction that a mark names: -1 left the account, 1 arrived. */
export function directionOf(cell: string): 1 | -1 | null {
  const text = plainCell(cell).toUpperCase();
  if (OUT.has(text)) return -1;
  return IN.has(text) ? 1 : null;
}

const YUAN: ReadonlySet<string> = new Set(["", "人民币", "人民币元", "CNY", "RMB", "01", "001", "156"]);

/** Whether a cell of the currency's column names the renminbi, or nothing. */
export function isYuan(cell: string): boolean {
  return YUAN.has(plainCell(cell).toUpperCase());
}

/** An account's digits, without blanks and hyphens; null unless there are six to thirty-two. */
export function accountDigits(text: string): string | null {
  const digits = plainCell(text).replaceAll(/[\s-]/gu, "");
  return /^\d{6,32}$/u.test(digits) ? digits : null;
}
