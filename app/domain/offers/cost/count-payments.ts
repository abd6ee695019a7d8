import type { LoanCost } from "./cost.ts";

/** How many payments a schedule has: by the quarter, or at the end, most of its months have none. */
export function countPayments({ rows }: Pick<LoanCost, "rows">): number {
  return rows.filter(({ totalFen }) => totalFen > 0n).length;
}
