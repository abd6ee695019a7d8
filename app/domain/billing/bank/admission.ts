import type { Day } from "#app/lib/days.ts";
import { statementFault, type StatementFault } from "./faults.ts";
import { MOST_STATEMENT_FAULTS } from "./limits.ts";

interface Admitted {
  account: string;
  lines: readonly { row: number; day: Day }[];
}

/**
 * Why a statement that could be read is not imported: it is of an account that is not the operator's, whose money pays
 * nothing here, or has movements that did not happen yet.
 */
export function admissionFaults(
  { account, lines }: Admitted,
  { ownAccounts, today }: { ownAccounts: readonly string[]; today: Day },
): StatementFault[] {
  if (ownAccounts.length === 0) return [statementFault("account-unset", { found: account })];
  if (!ownAccounts.includes(account))
    return [statementFault("account-not-own", { found: account, expected: ownAccounts.join("、") })];
  return lines
    .filter(({ day }) => day > today)
    .slice(0, MOST_STATEMENT_FAULTS)
    .map(({ row, day }) => statementFault("day-future", { row, field: "day", found: day, expected: today }));
}
