import type { LoanCost } from "#app/domain/offers/cost/cost.ts";

/** One instalment: principal, and interest with fees. */
export interface Payment {
  /** The number of the instalment, from 1. */
  period: number;
  principalFen: bigint;
  costFen: bigint;
}

/** A loan's instalments. */
export function paymentsOf({ rows }: Pick<LoanCost, "rows">): Payment[] {
  return rows.map(({ month: period, principalFen, interestFen, feesFen }) => ({
    period,
    principalFen,
    costFen: interestFen + feesFen,
  }));
}
