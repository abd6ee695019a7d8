import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import type { LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";
import type { EquityTerms } from "#app/domain/offers/equity/equity-terms.ts";

/*
 * The requirements of an issued term sheet, recomputed in the simplest way: dates through Date, interest in doubles, the
 * rate by bisection. It uses the term sheet's rows and none of the product's rules.
 */

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

interface Drawdown {
  at: number;
  fen: number;
}

/** Drawdowns and due times on one scale: days of the calendar, or months. */
function timesOf(terms: LoanTerms, cost: LoanCost): { drawn: Drawdown[]; due: number[]; perYear: number } {
  const { details } = terms;
  if (details?.kind !== "dated_loan") {
    return {
      drawn: [{ at: 0, fen: Number(cost.drawnFen) }],
      due: cost.rows.map(({ month }) => month),
      perYear: 12,
    };
  }
  const second = Number(details.secondDrawdownFen ?? 0n);
  const first = { at: dayNumber(details.firstDrawdownOn), fen: Number(cost.drawnFen) - second };
  const later = second === 0 ? [] : [{ at: dayNumber(details.secondDrawdownOn ?? ""), fen: second }];
  return {
    drawn: [first, ...later],
    due: cost.rows.map(({ dueOn }) => dayNumber(dueOn ?? "")),
    perYear: 365,
  };
}

/** The faults of an issued loan term sheet; empty if it can be paid. */
export function wrongWithLoan(terms: LoanTerms, ratePercent: string, cost: LoanCost, day: string): string[] {
  const wrong: string[] = [];
  const check = (isWrong: boolean, words: string) => void (isWrong && wrong.push(words));
  const { drawn, due, perYear } = timesOf(terms, cost);
  const last = due.at(-1) ?? -1;
  check(
    drawn.some(({ at }, i) => i > 0 && at <= (drawn[i - 1]?.at ?? 0)),
    "drawdowns out of order",
  );
  check(
    drawn.some(({ at }) => at >= last && last > 0),
    "drawn on or after the last payment",
  );
  check(
    drawn.some(({ fen }) => fen <= 0),
    "a drawdown of nothing",
  );
  if (perYear === 365) {
    check((drawn[0]?.at ?? 0) < dayNumber(day), "drawn before the offer");
    check(last > dayNumber(day) + 50 * 366, "ends after fifty years");
  }
  let repaid = 0;
  let paidInterest = 0;
  cost.rows.forEach((row, i) => {
    repaid += Number(row.principalFen);
    paidInterest += Number(row.interestFen);
    const until = drawn
      .filter(({ at }) => at < (due[i] ?? 0) || perYear === 12)
      .reduce((sum, { fen }) => sum + fen, 0);
    check(repaid > until, `row ${i} repays more than was drawn`);
    check(Number(row.balanceFen) !== until - repaid, `row ${i} has another balance`);
    check(row.principalFen < 0n || row.interestFen < 0n, `row ${i} is negative`);
    check(row.totalFen !== row.principalFen + row.interestFen + row.feesFen, `row ${i} has another total`);
  });
  check(repaid !== Number(cost.drawnFen), "not all is repaid");
  check(cost.feesFen >= cost.drawnFen || cost.receivedFen <= 0n, "costs take all that is drawn");
  const accrued = interestAccrued(terms, ratePercent, cost);
  if (accrued !== null) check(Math.abs(accrued - paidInterest) > cost.rows.length + 2, "another interest");
  const rate = yearlyRate(drawn, due, cost, perYear);
  const shown = Number(cost.rate?.compoundPercent ?? "NaN");
  check(!(Math.abs(rate * 100 - shown) < 0.0002), `a rate of ${rate * 100} shown as ${shown}`);
  check(!(shown >= 0 && shown <= 36), "a rate outside the limits");
  check(!isEven(terms, cost), "an annuity that isn't level");
  return wrong;
}

/**
 * Interest month by month, where the rate stays: by twelfths, or by the days of each interval. Null of a lease's round
 * buyout price.
 */
function interestAccrued(terms: LoanTerms, ratePercent: string, cost: LoanCost): number | null {
  const { details } = terms;
  const rate = Number(ratePercent) / 100;
  if (details?.kind === "finance_lease" && details.paid === "in_advance") return null;
  if (details?.kind !== "dated_loan") {
    const balances = [
      Number(cost.drawnFen),
      ...cost.rows.slice(0, -1).map(({ balanceFen }) => Number(balanceFen)),
    ];
    return balances.reduce((sum, balance) => sum + (balance * rate) / 12, 0);
  }
  if (details.resetBp !== undefined || details.dayCount === "thirty_360") return null;
  const { drawn, due } = timesOf(terms, cost);
  const from = drawn[0]?.at ?? 0;
  let sum = 0;
  for (let at = from; at < (due.at(-1) ?? 0); at += 1) {
    const out = drawn.filter((one) => one.at <= at).reduce((all, { fen }) => all + fen, 0);
    const back = cost.rows.reduce(
      (all, row, i) => ((due[i] ?? 0) <= at ? all + Number(row.principalFen) : all),
      0,
    );
    sum += ((out - back) * rate) / (details.dayCount === "actual_360" ? 360 : 365);
  }
  return sum;
}

/**
 * The yearly compound rate at which all payments are worth the receipts, by bisection. A large deposit that is returned
 * at the end makes the value positive again at rates far below zero; where more is paid than received, the rate is above.
 */
function yearlyRate(
  drawn: readonly Drawdown[],
  due: readonly number[],
  cost: LoanCost,
  perYear: number,
): number {
  const start = drawn[0]?.at ?? 0;
  const flows = [
    ...drawn,
    { at: start, fen: -Number(cost.upfrontFen) },
    ...cost.rows.map(({ totalFen }, i) => ({ at: due[i] ?? 0, fen: -Number(totalFen) })),
    {
      at:
        perYear === 12 ? cost.flows.reduce((most, { month }) => Math.max(most, month), 0) : (due.at(-1) ?? 0),
      fen: Number(cost.refundFen),
    },
  ];
  const worth = (rate: number) =>
    flows.reduce((sum, { at, fen }) => sum + fen / (1 + rate) ** ((at - start) / perYear), 0);
  let [low, high] = [worth(0) < 0 ? 0 : -0.5, 10];
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2;
    if (worth(middle) < 0) low = middle;
    else high = middle;
  }
  return high;
}

/** Each payment equals the first, the last up to rounding; not checked where the level is recomputed. */
function isEven(terms: LoanTerms, cost: LoanCost): boolean {
  const { details, repaymentMethod, termMonths } = terms;
  if (repaymentMethod !== "annuity") return true;
  if (
    details?.kind === "dated_loan" &&
    (details.secondDrawdownOn !== undefined || details.resetBp !== undefined)
  )
    return true;
  const residual = details?.kind === "finance_lease" ? Number(details.residualFen) : 0;
  const payments = cost.rows
    .map(({ month, paymentFen }) => Number(paymentFen) - (month === termMonths ? residual : 0))
    .slice(0, termMonths);
  const level = payments[0] ?? 0;
  return payments.every(
    (payment, i) =>
      payment === level ||
      (i === payments.length - 1 && Math.abs(payment - level) <= Math.max(level / 100, payments.length)),
  );
}

/** The faults of an equity term sheet: in whole numbers, amount ÷ post-money + pool < 1 and holdings of 100 %. */
export function wrongWithEquity({ amountFen, postMoneyFen, poolPercent, holdings }: EquityTerms): string[] {
  const parts = (percent: string) => BigInt(Math.round(Number(percent) * 10_000));
  const wrong: string[] = [];
  if (amountFen <= 0n || postMoneyFen <= amountFen) wrong.push("no part of a company");
  if (amountFen * 1_000_000n + parts(poolPercent) * postMoneyFen >= 1_000_000n * postMoneyFen)
    wrong.push("more than the whole");
  if (holdings.reduce((sum, { percent }) => sum + parts(percent), 0n) !== 1_000_000n)
    wrong.push("holdings of another sum");
  return wrong;
}
