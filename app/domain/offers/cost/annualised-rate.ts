import { Decimal } from "decimal.js";
import { Exact, type InternalRate, internalRate } from "./internal-rate.ts";

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
  const found = internalRateOf(flows);
  if (found === null) return null;
  const monthly = () => monthlyOf(found);
  return {
    simplePercent: percentText(12 * Math.expm1(found.force), () => monthly().times(12)),
    compoundPercent: percentText(Math.expm1(12 * found.force), () => monthly().plus(1).pow(12).minus(1)),
  };
}

/** The monthly internal rate to about 30 digits; null where it doesn't exist or isn't unique. */
export function monthlyRate(flows: readonly CashFlow[]): Decimal | null {
  const found = internalRateOf(flows);
  return found === null ? null : monthlyOf(found);
}

function internalRateOf(flows: readonly CashFlow[]): InternalRate | null {
  return internalRate(
    flows.map(({ month, fen }) => ({ at: month, fen })),
    1,
  );
}

function monthlyOf({ factor }: InternalRate): Decimal {
  return new Exact(1).div(factor()).minus(1);
}

/** Present value at a monthly rate; 0 at the internal rate. */
export function presentValue(flows: readonly CashFlow[], monthly: Decimal): Decimal {
  const factor = new Exact(1).plus(monthly);
  return flows.reduce(
    (sum, { month, fen }) => sum.plus(new Exact(fen.toString()).div(factor.pow(month))),
    new Exact(0),
  );
}

/** Ten-thousandths of a percent from which on doubles are not precise enough: 1,000 %. */
const MOST_IN_DOUBLES = 1e7;
/** The error of doubles is below a ten-thousandth of this, even for a deposit of nearly the whole amount. */
const NEAR = 0.01;

/**
 * A rate as a percent with four decimals, as `exactPercentText` of the exact rate. Doubles suffice, unless the rate is
 * so large, or so near to the middle between two such percents, that only decimals can say how it is rounded.
 */
export function percentText(nearly: number, exactly: () => Decimal): string {
  const units = nearly * 1e6;
  const fromMiddle = Math.abs(Math.abs(units % 1) - 0.5);
  if (Math.abs(units) >= MOST_IN_DOUBLES || fromMiddle < NEAR) return exactPercentText(exactly());
  const text = (Math.round(units) / 1e4).toFixed(4);
  return text === "-0.0000" ? "0.0000" : text;
}

/** A rate as a percent with four decimals. */
export function exactPercentText(rate: Decimal): string {
  const text = rate.times(100).toFixed(4, Decimal.ROUND_HALF_UP);
  return text === "-0.0000" ? "0.0000" : text;
}
