import { addDays, addMonths, type Day } from "#app/lib/days.ts";

/** A loan of two years with its second drawdown after so many months. */
export function loanInTwoDrawdowns(day: Day, months: number) {
  return {
    instrument: "ip_pledge_loan",
    amountFen: "100",
    rateBasis: "fixed",
    fixedRatePercent: "5",
    rateReset: "fixed_for_term",
    termMonths: "24",
    repaymentMethod: "annuity",
    note: "如约提款",
    unit: "wan",
    revision: "1",
    expiresOn: addDays(day, 30),
    shownFor: "ip_pledge_loan",
    "details.dayCount": "actual_360",
    "details.firstDrawdownOn": day,
    "details.firstPaymentOn": addMonths(day, 1),
    "details.secondDrawdownOn": addMonths(day, months),
    "details.secondDrawdownFen": "50",
  };
}
