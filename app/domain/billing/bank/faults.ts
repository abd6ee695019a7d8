import type { StatementField } from "./formats.ts";

/** Why a file is not a statement, or a row of it not a line. Nothing of such a file is imported. */
export type StatementFaultCode =
  | "file-missing"
  | "file-empty"
  | "file-too-large"
  | "file-too-slow"
  | "file-old-excel"
  | "file-unreadable"
  | "rows-too-many"
  | "format-unknown"
  | "lines-missing"
  | "account-missing"
  | "account-wrong"
  | "account-differs"
  | "accounts-several"
  | "account-blank"
  | "account-not-own"
  | "account-unset"
  | "day-future"
  | "day-wrong"
  | "amount-wrong"
  | "amount-missing"
  | "amount-twofold"
  | "amount-sign"
  | "mark-wrong"
  | "balance-wrong"
  | "balance-breaks"
  | "currency-other"
  | "text-too-long";

export interface StatementFault {
  code: StatementFaultCode;
  /** The row of the file, counted from 1. */
  row?: number;
  field?: StatementField;
  /** What stands there. */
  found?: string;
  expected?: string;
}

const LONGEST_FOUND = 60;

/** A fault with what was found, cut to what a message can hold. */
export function statementFault(
  code: StatementFaultCode,
  more: Omit<StatementFault, "code"> = {},
): StatementFault {
  const { found } = more;
  return { code, ...more, ...(found === undefined ? {} : { found: cut(found) }) };
}

function cut(text: string): string {
  return text.length > LONGEST_FOUND ? `${text.slice(0, LONGEST_FOUND)}…` : text;
}
