/**
 * The most that anything repaid may cost a year, all costs in, in percent of the compound rate. The platform's own
 * setting: 36 % is the line above which Chinese courts held agreed interest void (法释〔2015〕18号, article 26, in force
 * until 2020), and no licensed institution has a reason to pass it with a technology firm.
 */
export const MOST_RATE_PERCENT = 36;

/**
 * Above this a price is shown with a warning: loans that banks make over the internet through a platform may not cost
 * more than 24 % a year, all costs in (金规〔2025〕9号, in force from 2025-10-01).
 */
const WARNED_RATE_PERCENT = 24;

/**
 * The most that what isn't used of a limit may cost a year, in percent. The platform's own setting: banks take well below
 * 1. The annual rate is that at the use which the offer assumes, and a fee without a bound would hide behind a high one.
 */
export const MOST_COMMITMENT_PERCENT = 3;

/** Whether a rate, a decimal text in percent, is above what is shown without a warning. */
export function isWarnedOf(ratePercent: string): boolean {
  return Number(ratePercent) > WARNED_RATE_PERCENT;
}
