import { divideRounded } from "#app/lib/money.ts";
import type { YearPart } from "./day-count.ts";

export type LevelPaymentInput = {
  /** Principal owed before the first of the payments, and the interest that has accrued by it. */
  balanceFen: bigint;
  accruedFen: bigint;
  /** The rate a year in percent until the end, a decimal text. */
  ratePercent: string;
  /** The parts of a year between one payment and the next; one fewer than payments. */
  periods: readonly YearPart[];
};

/** A whole in fixed point: far finer than a fen of any amount. */
const WHOLE = 1n << 160n;

/**
 * The level payment that clears a balance in payments that are all equal, rounded half-up to a fen. Each pays the
 * interest first. As long as a payment covers the interest that is due, this is the annuity of the periods: what is owed
 * at the first payment ÷ Σ 1 ÷ Π (1 + rate × part of the year). Where interest is more than the payment, after a long
 * first period or in a long month of a long loan, what isn't paid of it waits without interest for the next payment
 * (interest on interest isn't charged), and the payment that then clears the loan is solved for.
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

/** What is left unpaid by a payment, in fen as a double, and whether each payment covers the interest due by then. */
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

/** What is left falls as the payment grows, so that halving finds the payment that leaves nothing. */
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
 * Whether payments are equal but for what rounding leaves to the last: a hundredth of a payment, or a fen for each of
 * them. The rounding of one payment to a fen grows with interest until the end, so that a small sum at a high rate over
 * decades can't be repaid in equal payments.
 */
export function isLevel(payments: readonly bigint[]): boolean {
  const [level = 0n, last = 0n] = [payments[0], payments.at(-1)];
  const apart = last < level ? level - last : last - level;
  return apart * 100n <= level || apart <= BigInt(payments.length);
}
