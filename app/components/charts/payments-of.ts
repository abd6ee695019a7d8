import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import type { Payment } from "./payments-chart.tsx";

/** A loan's instalments. */
export function paymentsOf({ rows }: Pick<LoanCost, "rows">): Payment[] {
  return rows.map(({ month: period, principalFen, interestFen, feesFen }) => ({
    period,
    principalFen,
    costFen: interestFen + feesFen,
  }));
}
