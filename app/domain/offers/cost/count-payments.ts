import type { LoanCost } from "./cost.ts";

type Schedule = Pick<LoanCost, "rows">;

/** The months of a schedule in which something is paid. */
export function paidRows({ rows }: Schedule): LoanCost["rows"][number][] {
  return rows.filter(({ totalFen }) => totalFen > 0n);
}

/** How many payments a schedule has: by the quarter, or at the end, most of its months have none. */
export function countPayments(schedule: Schedule): number {
  return paidRows(schedule).length;
}
