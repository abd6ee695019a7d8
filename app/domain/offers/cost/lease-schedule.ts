import {
  discountedFen,
  instalmentFen,
  interestOf,
  type ScheduleInput,
  type ScheduleRow,
  scheduleOf,
} from "./schedule.ts";

export type LeaseScheduleInput = ScheduleInput & {
  residualFen: bigint;
  /** Rent at the start of each month (期初支付) instead of its end. Only for equal rents. */
  isPaidInAdvance: boolean;
};

/**
 * The rents of a finance lease: the amount is the lease principal, the price less the down payment. What rents don't
 * repay is the buyout price, paid at the end. In advance the first rent, all principal, is paid in month 0 and the
 * buyout price in the last month. Principal sums to the amount to the fen. A deposit is a returned fee; see cost.ts.
 */
export function leaseSchedule(input: LeaseScheduleInput): ScheduleRow[] {
  if (!input.isPaidInAdvance) return scheduleOf(input);
  const { amountFen, ratePercent, termMonths, residualFen } = input;
  const rent = instalmentFen(amountFen, ratePercent, termMonths, { residualFen, isPaidInAdvance: true });
  const rows: ScheduleRow[] = [];
  let balanceFen = amountFen;
  for (let month = 0; month < termMonths; month += 1) {
    const interestFen = month === 0 ? 0n : interestOf(balanceFen, ratePercent);
    const isLastRent = month === termMonths - 1;
    const wanted = isLastRent ? balanceFen - discountedFen(residualFen, ratePercent) : rent - interestFen;
    const principalFen = wanted < 0n ? 0n : wanted < balanceFen ? wanted : balanceFen;
    balanceFen -= principalFen;
    rows.push({ month, principalFen, interestFen, paymentFen: principalFen + interestFen, balanceFen });
  }
  if (residualFen === 0n) return rows;
  // The buyout price is a round sum: its excess over the balance is the interest of its month.
  rows.push({
    month: termMonths,
    principalFen: balanceFen,
    interestFen: residualFen - balanceFen,
    paymentFen: residualFen,
    balanceFen: 0n,
  });
  return rows;
}
