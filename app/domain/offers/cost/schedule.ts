import { Decimal } from "decimal.js";
import type { RepaymentMethod } from "#app/domain/codes/instruments.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import { divideRounded } from "#app/lib/money.ts";

export type ScheduleInput = {
  amountFen: bigint;
  /** The yearly contract rate in percent, a decimal text. */
  ratePercent: string;
  termMonths: number;
  repaymentMethod: RepaymentMethod;
  /** Months of each loan year (1 to 12) in which principal is paid, when the method is seasonal; else at its end. */
  seasonMonths?: readonly number[] | undefined;
  /** The part of the amount added to the last payment: the buyout price of a lease. */
  residualFen?: bigint | undefined;
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
 * The monthly payments. Months are twelfths of a year; interest of a month is balance × rate ÷ 12, rounded half-up to a
 * fen. Principal sums to the amount to the fen: the last row includes the rounding difference.
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
    const principalFen = isLast ? balanceFen : least(principalAt(interestFen, month, balanceFen), balanceFen);
    balanceFen -= principalFen;
    rows.push({ month, principalFen, interestFen, paymentFen: principalFen + interestFen, balanceFen });
  }
  return rows;
}

/**
 * The level instalment of an annuity, exact and rounded half-up to a fen: (P − R·v^n)·i / (1 − v^n) with v = 1 / (1 +
 * i). R, the residual, is paid with the last one. Paid in advance, at the start of each month, it is v times that.
 */
export function instalmentFen(
  amountFen: bigint,
  ratePercent: string,
  termMonths: number,
  { residualFen = 0n, isPaidInAdvance = false } = {},
): bigint {
  const monthly = new Exact(ratePercent).div(1_200);
  const amount = new Exact(amountFen.toString());
  const residual = new Exact(residualFen.toString());
  const discount = monthly.plus(1).pow(-termMonths);
  const arrears = monthly.isZero()
    ? amount.minus(residual).div(termMonths)
    : amount.minus(residual.times(discount)).times(monthly).div(new Exact(1).minus(discount));
  const exact = isPaidInAdvance ? arrears.div(monthly.plus(1)) : arrears;
  return BigInt(exact.toFixed(0));
}

/** The present value of a sum due in a month, rounded half-up to a fen. */
export function discountedFen(fen: bigint, ratePercent: string): bigint {
  const monthly = new Exact(ratePercent).div(1_200);
  return BigInt(new Exact(fen.toString()).div(monthly.plus(1)).toFixed(0));
}

/** Interest of a month on a balance, rounded half-up to a fen. */
export function interestOf(balanceFen: bigint, ratePercent: string): bigint {
  const [whole = "0", fraction = ""] = ratePercent.split(".");
  const rate = BigInt(whole + fraction);
  const scale = 10n ** BigInt(fraction.length);
  return divideRounded(balanceFen * rate, 1_200n * scale, "half-up");
}

function paysInterestIn(method: RepaymentMethod, month: number): boolean {
  if (method === "single_repayment") return false;
  return method !== "bullet_interest_quarterly" || month % 3 === 0;
}

type PrincipalRule = (interestFen: bigint, month: number, balanceFen: bigint) => bigint;

/** How much principal a month pays, given its interest; the last month pays the rest. */
function principalRule(input: ScheduleInput): PrincipalRule {
  const { amountFen, ratePercent, termMonths, repaymentMethod, residualFen = 0n } = input;
  switch (repaymentMethod) {
    case "annuity": {
      const instalment = instalmentFen(amountFen, ratePercent, termMonths, { residualFen });
      return (interestFen) => (instalment > interestFen ? instalment - interestFen : 0n);
    }
    case "equal_principal": {
      const share = divideRounded(amountFen - residualFen, BigInt(termMonths), "down");
      return () => share;
    }
    case "seasonal":
      return seasonalRule(input);
    case "bullet_interest_monthly":
    case "bullet_interest_quarterly":
    case "single_repayment":
      return () => 0n;
    default:
      return assertNever(repaymentMethod);
  }
}

/** Each season an equal part of the balance: a third, then a half, then the rest. */
function seasonalRule({ termMonths, seasonMonths = [], residualFen = 0n }: ScheduleInput): PrincipalRule {
  const isSeason = (month: number) => seasonMonths.includes(((month - 1) % 12) + 1) || month === termMonths;
  return (_, month, balanceFen) => {
    if (!isSeason(month)) return 0n;
    let left = 0n;
    for (let next = month; next <= termMonths; next += 1) if (isSeason(next)) left += 1n;
    return divideRounded(balanceFen - residualFen, left, "down");
  };
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
