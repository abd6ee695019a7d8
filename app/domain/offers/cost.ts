import { divideRounded, sumFen } from "#app/lib/money.ts";
import { type AnnualisedRate, annualisedRate, type CashFlow } from "./annualised-rate.ts";
import type { LoanFee, LoanTerms } from "./loan-terms.ts";
import { type ScheduleRow, scheduleOf } from "./schedule.ts";

/** What the cost of terms is worked out from; a whole term sheet has it, and more. */
export type PricedTerms = Pick<LoanTerms, "amountFen" | "termMonths" | "repaymentMethod" | "fees">;

/** One month with everything that is paid in it. */
export type CostRow = ScheduleRow & {
  feesFen: bigint;
  /** Principal, interest and fees. */
  totalFen: bigint;
};

export type LoanCost = {
  rows: readonly CostRow[];
  /** What reaches the company at the start: the amount less what is paid upfront. */
  receivedFen: bigint;
  /** Paid at the start, a deposit included. */
  upfrontFen: bigint;
  /** The deposit that comes back beside the last payment. */
  refundFen: bigint;
  interestFen: bigint;
  /** All fees; a deposit is none. */
  feesFen: bigint;
  /** Interest and fees: what the money costs in all. */
  totalCostFen: bigint;
  /** What is paid in the first month in which anything is due. */
  firstPaymentFen: bigint;
  lastPaymentFen: bigint;
  flows: readonly CashFlow[];
  /** Null where the cash flows have no single rate. */
  rate: AnnualisedRate | null;
};

/** What a loan costs the company, all in, by its terms at a contract rate a year (see `contractRatePercent`). */
export function costOf(terms: PricedTerms, ratePercent: string): LoanCost {
  const schedule = scheduleOf({ ...terms, ratePercent });
  const feesAt = new Map<number, bigint>();
  for (const fee of terms.fees.filter((one) => !isDeposit(one))) {
    for (const { month, fen } of feeFlows(fee, terms, schedule)) {
      feesAt.set(month, (feesAt.get(month) ?? 0n) + fen);
    }
  }
  const rows = schedule.map((row) => {
    const feesFen = feesAt.get(row.month) ?? 0n;
    return { ...row, feesFen, totalFen: row.paymentFen + feesFen };
  });
  const refundFen = sumFen(terms.fees.filter(isDeposit).map((fee) => feeOn(fee, terms.amountFen, 12)));
  const upfrontFen = (feesAt.get(0) ?? 0n) + refundFen;
  const interestFen = sumFen(rows.map((row) => row.interestFen));
  const feesFen = sumFen(feesAt.values());
  const flows = [
    { month: 0, fen: terms.amountFen - upfrontFen },
    ...rows.map(({ month, totalFen }) => ({ month, fen: -totalFen })),
    { month: terms.termMonths, fen: refundFen },
  ];
  return {
    rows,
    receivedFen: terms.amountFen - upfrontFen,
    upfrontFen,
    refundFen,
    interestFen,
    feesFen,
    totalCostFen: interestFen + feesFen,
    firstPaymentFen: rows.find(({ totalFen }) => totalFen > 0n)?.totalFen ?? 0n,
    lastPaymentFen: rows.at(-1)?.totalFen ?? 0n,
    flows,
    rate: annualisedRate(flows),
  };
}

/**
 * The same terms at another amount and term, so that offers are compared alike: percentages follow the amount,
 * fixed sums stay.
 */
export function restateTerms<Terms extends PricedTerms>(
  terms: Terms,
  amountFen: bigint,
  termMonths: number,
): Terms {
  return { ...terms, amountFen, termMonths };
}

type FeeFlow = { month: number; fen: bigint };

/** When a fee is paid, and how much; see loan-terms.ts for what each timing means. */
function feeFlows(fee: LoanFee, terms: PricedTerms, schedule: readonly ScheduleRow[]): FeeFlow[] {
  switch (fee.timing) {
    case "upfront":
      return [{ month: 0, fen: feeOn(fee, terms.amountFen, 12) }];
    case "monthly": {
      const fen = feeOn(fee, terms.amountFen, 12);
      return schedule.map(({ month }) => ({ month, fen }));
    }
    case "yearly":
      return yearlyFlows(fee, terms, schedule);
  }
}

/** At the start of each year on what is then outstanding, for the months of that year that are left. */
function yearlyFlows(fee: LoanFee, terms: PricedTerms, schedule: readonly ScheduleRow[]): FeeFlow[] {
  const flows: FeeFlow[] = [];
  for (let month = 0; month < terms.termMonths; month += 12) {
    const balance = month === 0 ? terms.amountFen : (schedule[month - 1]?.balanceFen ?? 0n);
    flows.push({ month, fen: feeOn(fee, balance, Math.min(12, terms.termMonths - month)) });
  }
  return flows;
}

function isDeposit(fee: LoanFee): boolean {
  return fee.kind === "deposit";
}

/** A fixed sum, or a percentage of a base for some months of the year; rounded half-up to a fen. */
function feeOn(fee: LoanFee, baseFen: bigint, months: number): bigint {
  if (fee.percent === undefined) return fee.amountFen ?? 0n;
  const [whole = "0", fraction = ""] = fee.percent.split(".");
  const scale = 10n ** BigInt(fraction.length);
  return divideRounded(baseFen * BigInt(whole + fraction) * BigInt(months), 1_200n * scale, "half-up");
}
