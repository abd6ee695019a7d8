import { divideRounded } from "#app/lib/money.ts";
import type { YearPart } from "./day-count.ts";

export type LevelPaymentInput = {
  /** Principal owed before the first payment, and the interest accrued by then. */
  balanceFen: bigint;
  accruedFen: bigint;
  /** The yearly rate in percent until the end, a decimal text. */
  ratePercent: string;
  /** The parts of a year between consecutive payments; one fewer than payments. */
  periods: readonly YearPart[];
};

/** 1 in fixed point: far finer than a fen of any amount. */
const WHOLE = 1n << 160n;

/**
 * The level payment that repays a balance in equal payments, rounded half-up to a fen. Each pays interest first. While
 * a payment covers the interest due, this is the annuity of the periods: what is owed at the first payment ÷ Σ 1 ÷ Π (1
 * + rate × part of the year). Where interest exceeds the payment, after a long first period or in a long month of a
 * long loan, the unpaid interest is carried to the next payment without interest (interest on interest isn't charged),
 * and the payment that then repays the loan is solved for.
 */
export function levelPaymentFen(input: LevelPaymentInput): bigint {
  const { balanceFen, accruedFen, ratePercent, periods } = input;
  const [whole = "0", fraction = ""] = ratePercent.split(".");
  const rate = BigInt(whole + fraction);
  const perYear = 100n * 10n ** BigInt(fraction.length);
  let payments = WHOLE;
  for (const { days, yearDays } of periods.toReversed()) {
    const year = perYear * BigInt(yearDays);
    payments = WHOLE + (payments * year) / (year + rate * BigInt(days));
  }
  const fen = divideRounded((balanceFen + accruedFen) * WHOLE, payments, "half-up");
  return leftAfter(input, Number(fen)).isInterestCovered ? fen : solved(input);
}

/** What remains unpaid with a payment, in fen as a double, and whether each payment covers the interest due by then. */
function leftAfter(
  { balanceFen, accruedFen, ratePercent, periods }: LevelPaymentInput,
  payment: number,
): { left: number; isInterestCovered: boolean } {
  const rate = Number(ratePercent) / 100;
  let balance = Number(balanceFen);
  let interest = Number(accruedFen);
  let isInterestCovered = true;
  for (let index = 0; ; index += 1) {
    const paid = Math.min(interest, payment);
    interest -= paid;
    balance -= payment - paid;
    if (interest >= 1) isInterestCovered = false;
    const period = periods[index];
    if (period === undefined) return { left: balance + interest, isInterestCovered };
    interest += (balance * rate * period.days) / period.yearDays;
  }
}

/** Bisection: the remainder falls as the payment grows. */
function solved(input: LevelPaymentInput): bigint {
  let low = 0;
  let high = Number(input.balanceFen + input.accruedFen);
  for (let step = 0; step < 120 && high - low > 1e-4; step += 1) {
    const middle = (low + high) / 2;
    if (leftAfter(input, middle).left > 0) low = middle;
    else high = middle;
  }
  return BigInt(Math.round((low + high) / 2));
}

/**
 * Whether payments are equal except for rounding in the last one: a hundredth of a payment, or a fen for each. The
 * rounding of one payment to a fen accrues interest until the end, so a small sum at a high rate over decades can't be
 * repaid in equal payments.
 */
export function isLevel(payments: readonly bigint[]): boolean {
  const [level = 0n, last = 0n] = [payments[0], payments.at(-1)];
  const apart = last < level ? level - last : last - level;
  return apart * 100n <= level || apart <= BigInt(payments.length);
}
