import { Decimal } from "decimal.js";
import type { RepaymentMethod } from "#app/domain/codes/instruments.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import { divideRounded } from "#app/lib/money.ts";

export type ScheduleInput = {
  amountFen: bigint;
  /** The contract rate a year in percent, a decimal text. */
  ratePercent: string;
  termMonths: number;
  repaymentMethod: RepaymentMethod;
};

/** One month of a loan; the balance is what is owed after its payment. */
export type ScheduleRow = {
  month: number;
  principalFen: bigint;
  interestFen: bigint;
  paymentFen: bigint;
  balanceFen: bigint;
};

/** Forty digits: an instalment of any amount on the platform is exact to far below a fen. */
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

/**
 * What is paid each month. Months are twelfths of a year; interest of a month is balance × rate ÷ 12, rounded
 * half-up to a fen. Principal sums to the amount to the fen: the last row takes what rounding left.
 */
export function scheduleOf(input: ScheduleInput): ScheduleRow[] {
  const rows: ScheduleRow[] = [];
  const principalAt = principalRule(input);
  let balanceFen = input.amountFen;
  let unpaidFen = 0n;
  for (let month = 1; month <= input.termMonths; month += 1) {
    const isLast = month === input.termMonths;
    const accruedFen = unpaidFen + interestOf(balanceFen, input.ratePercent);
    const paysInterest = isLast || paysInterestIn(input.repaymentMethod, month);
    const interestFen = paysInterest ? accruedFen : 0n;
    unpaidFen = paysInterest ? 0n : accruedFen;
    const principalFen = isLast ? balanceFen : least(principalAt(interestFen), balanceFen);
    balanceFen -= principalFen;
    rows.push({ month, principalFen, interestFen, paymentFen: principalFen + interestFen, balanceFen });
  }
  return rows;
}

/** The level instalment of an annuity, exact and rounded half-up to a fen: P·i / (1 − (1 + i)^−n). */
export function instalmentFen(amountFen: bigint, ratePercent: string, termMonths: number): bigint {
  const monthly = new Exact(ratePercent).div(1_200);
  const amount = new Exact(amountFen.toString());
  const exact = monthly.isZero()
    ? amount.div(termMonths)
    : amount.times(monthly).div(new Exact(1).minus(monthly.plus(1).pow(-termMonths)));
  return BigInt(exact.toFixed(0));
}

/** Interest of a month on a balance, rounded half-up to a fen. */
function interestOf(balanceFen: bigint, ratePercent: string): bigint {
  const [whole = "0", fraction = ""] = ratePercent.split(".");
  const rate = BigInt(whole + fraction);
  const scale = 10n ** BigInt(fraction.length);
  return divideRounded(balanceFen * rate, 1_200n * scale, "half-up");
}

function paysInterestIn(method: RepaymentMethod, month: number): boolean {
  if (method === "single_repayment") return false;
  return method !== "bullet_interest_quarterly" || month % 3 === 0;
}

/** How much principal a month pays, given its interest; the last month pays what is left. */
function principalRule(input: ScheduleInput): (interestFen: bigint) => bigint {
  const { amountFen, ratePercent, termMonths, repaymentMethod } = input;
  switch (repaymentMethod) {
    case "annuity": {
      const instalment = instalmentFen(amountFen, ratePercent, termMonths);
      return (interestFen) => (instalment > interestFen ? instalment - interestFen : 0n);
    }
    case "equal_principal": {
      const share = divideRounded(amountFen, BigInt(termMonths), "down");
      return () => share;
    }
    case "bullet_interest_monthly":
    case "bullet_interest_quarterly":
    case "single_repayment":
      return () => 0n;
    default:
      return assertNever(repaymentMethod);
  }
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
