import { Decimal } from "decimal.js";
import { discountFactor, Exact } from "./internal-rate.ts";

/** Money in a month from the borrower's view: received is positive, paid negative. Month 0 is the first drawdown. */
export type CashFlow = { month: number; fen: bigint };

/** Both in percent with four decimals. The product shows the compound rate and labels it so. */
export type AnnualisedRate = { simplePercent: string; compoundPercent: string };

/**
 * The annualised rate of cash flows, by the People's Bank of China, Announcement [2021] No. 3: the monthly internal
 * rate i solves Σ flow ÷ (1 + i)^month = 0, all costs included; simple is 12·i, compound (1 + i)^12 − 1. Null where
 * there is no rate or not only one: money in one direction only, or flows whose balance changes its sign more than once
 * (see `hasOneRate`).
 */
export function annualisedRate(flows: readonly CashFlow[]): AnnualisedRate | null {
  const monthly = monthlyRate(flows);
  if (monthly === null) return null;
  return {
    simplePercent: exactPercentText(monthly.times(12)),
    compoundPercent: exactPercentText(monthly.plus(1).pow(12).minus(1)),
  };
}

/** The monthly internal rate to about 30 digits; null where it doesn't exist or isn't unique. */
export function monthlyRate(flows: readonly CashFlow[]): Decimal | null {
  const timed = flows.map(({ month, fen }) => ({ at: month, fen }));
  const factor = discountFactor(timed, 1);
  return factor === null ? null : new Exact(1).div(factor).minus(1);
}

/** Present value at a monthly rate; 0 at the internal rate. */
export function presentValue(flows: readonly CashFlow[], monthly: Decimal): Decimal {
  const factor = new Exact(1).plus(monthly);
  return flows.reduce(
    (sum, { month, fen }) => sum.plus(new Exact(fen.toString()).div(factor.pow(month))),
    new Exact(0),
  );
}

/** A rate as a percent with four decimals. */
export function exactPercentText(rate: Decimal): string {
  const text = rate.times(100).toFixed(4, Decimal.ROUND_HALF_UP);
  return text === "-0.0000" ? "0.0000" : text;
}
