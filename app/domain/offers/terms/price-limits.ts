/**
 * The maximum yearly cost of anything repaid, all costs included, in percent of the compound rate. The platform's own
 * setting: 36 % is the limit above which Chinese courts held agreed interest void (法释〔2015〕18号, article 26, in force
 * until 2020), and no licensed institution has a reason to exceed it with a technology company.
 */
export const MOST_RATE_PERCENT = 36;

/**
 * Above this a price is shown with a warning: loans that banks make online through a platform may not cost more than
 * 24 % a year, all costs included (金规〔2025〕9号, in force from 2025-10-01).
 */
const WARNED_RATE_PERCENT = 24;

/**
 * The maximum yearly fee on the unused part of a limit, in percent. The platform's own setting: banks charge well below
 * 1. The annual rate assumes the utilisation of the offer, so an unlimited fee could hide behind a high one.
 */
export const MOST_COMMITMENT_PERCENT = 3;

/** Whether a rate, a decimal text in percent, must be shown with a warning. */
export function isWarnedOf(ratePercent: string): boolean {
  return Number(ratePercent) > WARNED_RATE_PERCENT;
}
