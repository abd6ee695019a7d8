import { addMonths, type Day, daysBetween, monthsBetween } from "#app/lib/days.ts";
import { divideRounded, sumFen } from "#app/lib/money.ts";
import { type AnnualisedRate, annualisedRate, type CashFlow } from "./annualised-rate.ts";
import { lastPaymentOn } from "./last-payment.ts";
import type { LoanFee, LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";
import { datedRate } from "./dated-rate.ts";
import {
  type Charge,
  type LoanMoney,
  moneyOf,
  type MoneyTerms,
} from "#app/domain/offers/terms/loan-money.ts";
import type { ScheduleRow } from "./schedule.ts";

/** The terms from which cost is computed; a complete term sheet has them, and more. */
export type PricedTerms = MoneyTerms & Pick<LoanTerms, "fees">;

/** One month with all payments due in it. */
type CostRow = ScheduleRow & {
  /** The day, where the terms name days. */
  dueOn?: Day;
  feesFen: bigint;
  /** Principal, interest and fees. */
  totalFen: bigint;
};

export type LoanCost = {
  /** The total drawn: the amount, or the part of a limit that is assumed to be used. */
  drawnFen: bigint;
  rows: readonly CostRow[];
  /** What the company receives at the start: the amount less upfront payments. */
  receivedFen: bigint;
  /** Paid at the start, a deposit included. */
  upfrontFen: bigint;
  /** The deposit that is returned with the last payment. */
  refundFen: bigint;
  interestFen: bigint;
  /** All fees; a deposit is not a fee. */
  feesFen: bigint;
  /** Interest and fees: the total cost. */
  totalCostFen: bigint;
  /** The payment of the first month in which anything is due. */
  firstPaymentFen: bigint;
  lastPaymentFen: bigint;
  flows: readonly CashFlow[];
  /** Null where the cash flows have no single rate. */
  rate: AnnualisedRate | null;
};

/** The total cost of a loan to the company, by its terms at a yearly contract rate (see `contractRatePercent`). */
export function costOf(terms: PricedTerms, ratePercent: string): LoanCost {
  const money = moneyOf(terms, ratePercent);
  const { drawnFen, rows: schedule } = money;
  const feesAt = new Map<number, bigint>();
  const charges = [
    ...money.charges,
    ...terms.fees.filter((fee) => !isDeposit(fee)).flatMap((fee) => chargesOf(fee, terms, money)),
  ];
  for (const { month, fen } of charges) feesAt.set(month, (feesAt.get(month) ?? 0n) + fen);
  const rows = schedule.map((row) => {
    // Charges at the start count as paid upfront, except rent in advance.
    const feesFen = row.month === 0 ? 0n : (feesAt.get(row.month) ?? 0n);
    return { ...row, feesFen, totalFen: row.paymentFen + feesFen };
  });
  const refundFen = sumFen(terms.fees.filter(isDeposit).map((fee) => feeOn(fee, terms.amountFen, 12)));
  const upfrontFen = (feesAt.get(0) ?? 0n) + refundFen;
  const interestFen = sumFen(rows.map((row) => row.interestFen));
  const feesFen = sumFen(feesAt.values());
  const flows = [
    { month: 0, fen: drawnFen - upfrontFen },
    ...rows.map(({ month, totalFen }) => ({ month, fen: -totalFen })),
    { month: terms.termMonths, fen: refundFen },
  ];
  return {
    drawnFen,
    rows,
    receivedFen: drawnFen - upfrontFen,
    upfrontFen,
    refundFen,
    interestFen,
    feesFen,
    totalCostFen: interestFen + feesFen,
    firstPaymentFen: rows.find(({ totalFen }) => totalFen > 0n)?.totalFen ?? 0n,
    lastPaymentFen: rows.at(-1)?.totalFen ?? 0n,
    flows,
    rate:
      money.advances === null
        ? annualisedRate(flows)
        : rateOnDays(money.advances, rows, upfrontFen, refundFen),
  };
}

/** The rate by the days of the terms: upfront payments reduce the first drawdown, a deposit returns on the last day. */
function rateOnDays(
  advances: NonNullable<LoanMoney["advances"]>,
  rows: readonly CostRow[],
  upfrontFen: bigint,
  refundFen: bigint,
): AnnualisedRate | null {
  const start = advances[0]?.day ?? "";
  const end = rows.at(-1)?.dueOn ?? start;
  return datedRate([
    ...advances,
    { day: start, fen: -upfrontFen },
    ...rows.map(({ dueOn, totalFen }) => ({ day: dueOn ?? start, fen: -totalFen })),
    { day: end, fen: refundFen },
  ]);
}

/** When a fee is paid, and how much; loan-terms.ts defines each timing. */
function chargesOf(fee: LoanFee, terms: PricedTerms, money: LoanMoney): Charge[] {
  const { rows } = money;
  switch (fee.timing) {
    case "upfront":
      return [{ month: 0, fen: feeOn(fee, terms.amountFen, 12) }];
    case "monthly": {
      const fen = feeOn(fee, terms.amountFen, 12);
      const before = BigInt(monthsOwed(terms) - terms.termMonths);
      return [{ month: 0, fen: fen * before }, ...rows.map(({ month }) => ({ month, fen }))];
    }
    case "yearly":
      return yearlyCharges(fee, terms, money);
  }
}

/**
 * Charged at the start of each year from the first drawdown on, on the balance at that time, for the remaining months
 * of that year: with the last payment that isn't later. A charge before the first payment counts as paid at the start.
 */
function yearlyCharges(fee: LoanFee, terms: PricedTerms, { drawnFen, rows }: LoanMoney): Charge[] {
  const { details } = terms;
  const months = monthsOwed(terms);
  const charges: Charge[] = [{ month: 0, fen: feeOn(fee, drawnFen, Math.min(12, months)) }];
  for (let start = 12; start < months; start += 12) {
    const day = details?.kind === "dated_loan" ? addMonths(details.firstDrawdownOn, start) : null;
    const row = rows.findLast(({ month, dueOn = "" }) => (day === null ? month <= start : dueOn <= day));
    const balance = row === undefined ? drawnFen : row.balanceFen;
    charges.push({ month: row?.month ?? 0, fen: feeOn(fee, balance, Math.min(12, months - start)) });
  }
  return charges;
}

/**
 * The months for which recurring costs are charged: the term; for a dated loan whose first payment is more than a month
 * after the drawdown, the whole months from the drawdown to the last payment, half a month rounded up.
 */
function monthsOwed({ details, termMonths }: PricedTerms): number {
  if (details?.kind !== "dated_loan") return termMonths;
  const { firstDrawdownOn: first } = details;
  const last = lastPaymentOn(details, termMonths);
  const whole = monthsBetween(first, last);
  const rest = daysBetween(addMonths(first, whole), last);
  const month = daysBetween(addMonths(first, whole), addMonths(first, whole + 1));
  return Math.max(termMonths, rest * 2 >= month ? whole + 1 : whole);
}

function isDeposit(fee: LoanFee): boolean {
  return fee.kind === "deposit";
}

/** A fixed sum, or a yearly percentage of a base for some months; rounded half-up to a fen. */
function feeOn(fee: LoanFee, baseFen: bigint, months: number): bigint {
  if (fee.percent === undefined) return fee.amountFen ?? 0n;
  const [whole = "0", fraction = ""] = fee.percent.split(".");
  const scale = 10n ** BigInt(fraction.length);
  return divideRounded(baseFen * BigInt(whole + fraction) * BigInt(months), 1_200n * scale, "half-up");
}
