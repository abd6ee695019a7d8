import type { Decimal } from "decimal.js";
import { type Day, daysBetween } from "#app/lib/days.ts";
import { type AnnualisedRate, percentText } from "./annualised-rate.ts";
import { Exact, hasOneRate, type InternalRate, internalRate } from "./internal-rate.ts";

/** Money on a day from the borrower's view: received is positive, paid negative. */
export type DatedFlow = { day: Day; fen: bigint };

/** Money after a number of whole unit-periods and a fraction of one, given as integers. */
export type UnitPeriodFlow = { periods: number; part?: readonly [of: number, whole: number]; fen: bigint };

/** The days of a year on which rates are based. */
const YEAR_DAYS = 365;
const ONE = new Exact(1);

/**
 * The annualised rate of flows on actual days: the compound one solves Σ flow ÷ (1 + X)^(days ÷ 365) = 0 (European
 * Directive 2008/48/EC, Annex I, with days counted on a year of 365; the convention of XIRR). The simple one is twelve
 * times the monthly rate that compounds to it. Null where there is no rate or not only one.
 */
export function datedRate(flows: readonly DatedFlow[]): AnnualisedRate | null {
  const found = internalRateOf(flows);
  if (found === null) return null;
  const yearly = found.force * YEAR_DAYS;
  const monthly = () => yearlyOf(found).plus(1).pow(ONE.div(12)).minus(1);
  return {
    simplePercent: percentText(12 * Math.expm1(yearly / 12), () => monthly().times(12)),
    compoundPercent: percentText(Math.expm1(yearly), () => yearlyOf(found)),
  };
}

/** The yearly compound rate to about 30 digits; null where it doesn't exist or isn't unique. */
export function yearlyRate(flows: readonly DatedFlow[]): Decimal | null {
  const found = internalRateOf(flows);
  return found === null ? null : yearlyOf(found);
}

function internalRateOf(flows: readonly DatedFlow[]): InternalRate | null {
  const start = firstDay(flows);
  const timed = flows.map(({ day, fen }) => ({ at: daysBetween(start, day), fen }));
  return internalRate(timed, YEAR_DAYS);
}

function yearlyOf({ factor }: InternalRate): Decimal {
  return ONE.div(factor().pow(YEAR_DAYS)).minus(1);
}

function firstDay(flows: readonly DatedFlow[]): Day {
  return flows.reduce((first, { day }) => (day < first ? day : first), flows[0]?.day ?? "");
}

/**
 * The rate of a unit-period by the general equation of US Regulation Z, Appendix J (b)(8): Σ flow ÷ ((1 + f·i)(1 +
 * i)^t) = 0, with simple interest within the fraction f of a period. It supports odd first periods and several
 * advances; the annual percentage rate is i times the unit-periods of a year. Null as above.
 */
export function unitPeriodRate(flows: readonly UnitPeriodFlow[]): Decimal | null {
  const at = ({ periods, part: [of, whole] = [0, 1] }: UnitPeriodFlow) => periods + of / whole;
  const sorted = [...flows].sort((a, b) => at(a) - at(b));
  return rateOf(
    sorted.map(({ fen, periods, part: [of, whole] = [0, 1] }) => ({
      fen,
      factor: (rate) => rate.times(of).div(whole).plus(1).times(rate.plus(1).pow(periods)),
      float: (rate) => (1 + (rate * of) / whole) * (1 + rate) ** periods,
    })),
  );
}

/** Present value of dated flows at a yearly rate, on the first of their days; 0 at the internal rate. */
export function datedPresentValue(flows: readonly DatedFlow[], rate: Decimal): Decimal {
  const start = firstDay(flows);
  return flows.reduce(
    (sum, { day, fen }) =>
      sum.plus(
        new Exact(fen.toString()).div(rate.plus(1).pow(new Exact(daysBetween(start, day)).div(YEAR_DAYS))),
      ),
    new Exact(0),
  );
}

type Term = { fen: bigint; factor: (rate: Decimal) => Decimal; float: (rate: number) => number };

/** Bisection in floats from any start, then secant steps in decimals to the full precision. */
function rateOf(terms: readonly Term[]): Decimal | null {
  if (!hasOneRate(terms.map(({ fen }) => fen))) return null;
  const float = (rate: number) => terms.reduce((sum, { fen, float: of }) => sum + Number(fen) / of(rate), 0);
  const exact = (rate: Decimal) =>
    terms.reduce(
      (sum, { fen, factor }) => sum.plus(new Exact(fen.toString()).div(factor(rate))),
      new Exact(0),
    );
  const atZero = Math.sign(float(0));
  if (atZero === 0) return new Exact(0);
  let [low, high] = Math.sign(float(1_000)) === atZero ? [-0.99, 0] : [0, 1_000];
  const sign = Math.sign(float(low));
  if (sign === Math.sign(float(high))) return null;
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (Math.sign(float(middle)) === sign) low = middle;
    else high = middle;
  }
  let [before, at] = [new Exact(low).minus("1e-9"), new Exact(high)];
  for (let step = 0; step < 8; step += 1) {
    const [one, other] = [exact(before), exact(at)];
    const slope = other.minus(one);
    if (slope.isZero()) break;
    const next = at.minus(other.times(at.minus(before)).div(slope));
    [before, at] = [at, next];
    if (at.minus(before).abs().lt("1e-32")) break;
  }
  return at;
}
