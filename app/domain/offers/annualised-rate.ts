import { Decimal } from "decimal.js";

/** Money in a month as the borrower sees it: received is positive, paid negative. Month 0 is the first drawdown. */
export type CashFlow = { month: number; fen: bigint };

/** Both in percent with four decimals. The product shows the compound one and says so. */
export type AnnualisedRate = { simplePercent: string; compoundPercent: string };

const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
/** A month can't cost more than 1,000 times what is owed; below −99 % nothing is a loan. */
const LEAST_MONTHLY = -0.99;
const MOST_MONTHLY = 1_000;

/**
 * The annualised rate of cash flows, after the People's Bank of China, Announcement [2021] No. 3: the internal rate i
 * of a month solves Σ flow ÷ (1 + i)^month = 0, with all costs in; simple is 12·i, compound (1 + i)^12 − 1.
 * Null where there is no rate or not only one: money in one direction only, or flows whose balance changes its
 * side more than once.
 */
export function annualisedRate(flows: readonly CashFlow[]): AnnualisedRate | null {
  const monthly = monthlyRate(flows);
  if (monthly === null) return null;
  return {
    simplePercent: percentText(monthly.times(12)),
    compoundPercent: percentText(monthly.plus(1).pow(12).minus(1)),
  };
}

/** The internal rate of a month to about 30 digits; null where it doesn't exist or isn't the only one. */
export function monthlyRate(flows: readonly CashFlow[]): Decimal | null {
  const byMonth = netByMonth(flows);
  if (!hasOneRate(byMonth.map(({ fen }) => fen))) return null;
  const start = bracketed(byMonth.map(({ month, fen }) => ({ month, amount: Number(fen) })));
  return start === null ? null : polished(byMonth, start);
}

/** Present value at a monthly rate; 0 at the internal rate. */
export function presentValue(flows: readonly CashFlow[], monthly: Decimal): Decimal {
  const factor = new Exact(1).plus(monthly);
  return flows.reduce(
    (sum, { month, fen }) => sum.plus(new Exact(fen.toString()).div(factor.pow(month))),
    new Exact(0),
  );
}

function netByMonth(flows: readonly CashFlow[]): CashFlow[] {
  const net = new Map<number, bigint>();
  for (const { month, fen } of flows) net.set(month, (net.get(month) ?? 0n) + fen);
  return [...net]
    .map(([month, fen]) => ({ month, fen }))
    .filter(({ fen }) => fen !== 0n)
    .sort((a, b) => a.month - b.month);
}

/**
 * Whether flows, in the order of their time, have one rate and no more: one change of sign gives one (Descartes); else
 * one change of the running balance gives one above 0 (Norstrøm).
 */
export function hasOneRate(fens: readonly bigint[]): boolean {
  if (signChanges(fens) === 1) return true;
  let balance = 0n;
  const balances = fens.map((fen) => (balance += fen));
  return balance !== 0n && signChanges(balances) === 1 && (balances[0] ?? 0n) > 0n && balance < 0n;
}

function signChanges(values: readonly bigint[]): number {
  const signs = values.filter((value) => value !== 0n).map((value) => value > 0n);
  return signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length;
}

/** Bisection in floats, down to the last bit: safe from any start, exact enough to polish. */
function bracketed(flows: readonly { month: number; amount: number }[]): number | null {
  const value = (rate: number) =>
    flows.reduce((sum, { month, amount }) => sum + amount / (1 + rate) ** month, 0);
  let low = value(0) === 0 || Math.sign(value(0)) !== Math.sign(value(MOST_MONTHLY)) ? 0 : LEAST_MONTHLY;
  let high = low === 0 ? MOST_MONTHLY : 0;
  const sign = Math.sign(value(low));
  if (sign === 0) return low;
  if (sign === Math.sign(value(high)) && value(high) !== 0) return null;
  for (let i = 0; i < 200 && low < high; i += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (Math.sign(value(middle)) === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Newton's steps in decimals, on the discount factor v = 1 ÷ (1 + i), take the float to the full precision. */
function polished(flows: readonly CashFlow[], start: number): Decimal {
  const amounts = flows.map(({ month, fen }) => ({ month, amount: new Exact(fen.toString()) }));
  let factor = new Exact(1).div(new Exact(start).plus(1));
  for (let step = 0; step < 4; step += 1) {
    const { value, slope } = horner(amounts, factor);
    if (slope.isZero()) break;
    const change = value.div(slope);
    factor = factor.minus(change);
    if (change.abs().lt("1e-30")) break;
  }
  return new Exact(1).div(factor).minus(1);
}

/** Σ amount · v^month and its slope in v, from the last month back to month 0. */
function horner(flows: readonly { month: number; amount: Decimal }[], factor: Decimal) {
  let value = new Exact(0);
  let slope = new Exact(0);
  let month = flows.at(-1)?.month ?? 0;
  for (let i = flows.length - 1; i >= 0; i -= 1) {
    const flow = flows[i];
    for (; flow && month > flow.month; month -= 1) {
      slope = slope.times(factor).plus(value);
      value = value.times(factor);
    }
    if (flow) value = value.plus(flow.amount);
  }
  for (; month > 0; month -= 1) {
    slope = slope.times(factor).plus(value);
    value = value.times(factor);
  }
  return { value, slope };
}

/** A rate as a percent with four decimals. */
export function percentText(rate: Decimal): string {
  const text = rate.times(100).toFixed(4, Decimal.ROUND_HALF_UP);
  return text === "-0.0000" ? "0.0000" : text;
}
