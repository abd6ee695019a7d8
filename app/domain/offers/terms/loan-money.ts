import { Decimal } from "decimal.js";
import { type Day, isDay } from "#app/lib/days.ts";
import { divideRounded } from "#app/lib/money.ts";
import {
  type Advance,
  datedSchedule,
  monthlyDueDays,
  type RateFrom,
} from "#app/domain/offers/cost/dated-schedule.ts";
import { leaseSchedule } from "#app/domain/offers/cost/lease-schedule.ts";
import { type DetailsOf, percentOf } from "./loan-details.ts";
import type { LoanTerms } from "./loan-terms.ts";
import { type ScheduleRow, scheduleOf } from "#app/domain/offers/cost/schedule.ts";

/** The terms from which money is computed. */
export type MoneyTerms = Pick<LoanTerms, "amountFen" | "termMonths" | "repaymentMethod"> &
  Partial<Pick<LoanTerms, "details" | "seasonMonths" | "rateReset" | "rateBasis">>;

/** A fee in a month; month 0 is the first drawdown. */
export type Charge = { month: number; fen: bigint };

export type LoanMoney = {
  /** The total drawn: the amount, or the part of a limit that is assumed to be used. */
  drawnFen: bigint;
  rows: readonly (ScheduleRow & { dueOn?: Day })[];
  /** The instrument's own charges, beside interest and the listed fees. */
  charges: readonly Charge[];
  /** The drawdowns on their days, where the terms name days. */
  advances: readonly Advance[] | null;
};

/** What is drawn, owed and charged by the terms of each instrument at a contract rate a year. */
export function moneyOf(terms: MoneyTerms, ratePercent: string): LoanMoney {
  const { amountFen, details } = terms;
  const input = { ...terms, ratePercent };
  const plain = { drawnFen: amountFen, charges: [], advances: null };
  switch (details?.kind) {
    case undefined:
    case "guarantee":
    case "convertible_note":
      return { ...plain, rows: scheduleOf(input) };
    case "dated_loan":
      return datedMoney(terms, ratePercent, details);
    case "revolving_credit":
      return revolvingMoney(terms, ratePercent, details);
    case "finance_lease": {
      const { residualFen, paid } = details;
      return {
        ...plain,
        rows: leaseSchedule({ ...input, residualFen, isPaidInAdvance: paid === "in_advance" }),
      };
    }
    case "factoring":
      return {
        ...plain,
        rows: scheduleOf(input),
        charges: [{ month: 0, fen: percentOf(details.receivableFen, details.servicePercent) }],
      };
  }
}

/** The used part of the limit is borrowed for the whole term; the unused part costs the commitment fee each month. */
function revolvingMoney(
  terms: MoneyTerms,
  ratePercent: string,
  { utilisationPercent, commitmentPercent }: DetailsOf<"revolving_credit">,
): LoanMoney {
  const drawnFen = percentOf(terms.amountFen, utilisationPercent);
  const rows = scheduleOf({ ...terms, amountFen: drawnFen, ratePercent });
  const yearly = percentOf(terms.amountFen - drawnFen, commitmentPercent);
  const fen = divideRounded(yearly, 12n, "half-up");
  return { drawnFen, rows, charges: rows.map(({ month }) => ({ month, fen })), advances: null };
}

function datedMoney(terms: MoneyTerms, ratePercent: string, details: DetailsOf<"dated_loan">): LoanMoney {
  const { firstDrawdownOn, firstPaymentOn, secondDrawdownOn, secondDrawdownFen, dayCount } = details;
  const later =
    secondDrawdownOn !== undefined && secondDrawdownFen !== undefined
      ? [{ day: secondDrawdownOn, fen: secondDrawdownFen }]
      : [];
  const advances = [{ day: firstDrawdownOn, fen: terms.amountFen - (later[0]?.fen ?? 0n) }, ...later];
  const rows = datedSchedule({
    advances,
    dayCount,
    repaymentMethod: terms.repaymentMethod,
    seasonMonths: terms.seasonMonths,
    dueDays: monthlyDueDays(firstPaymentOn, terms.termMonths),
    rates: assumedRates(terms, ratePercent, details),
  });
  return {
    drawnFen: terms.amountFen,
    rows: rows.map(({ day, ...row }, index) => ({ ...row, month: index + 1, dueOn: day })),
    charges: [],
    advances,
  };
}

/** The initial rate and, where it follows the LPR, the assumed rate from each 1 January on. Never below zero. */
export function assumedRates(
  { rateBasis, rateReset, termMonths }: Pick<MoneyTerms, "rateBasis" | "rateReset" | "termMonths">,
  ratePercent: string,
  { firstDrawdownOn, resetBp = 0 }: Pick<DetailsOf<"dated_loan">, "firstDrawdownOn" | "resetBp">,
): RateFrom[] {
  const rates: RateFrom[] = [{ from: firstDrawdownOn, ratePercent }];
  if (rateBasis !== "lpr" || rateReset !== "each_january" || resetBp === 0) return rates;
  const year = Number(firstDrawdownOn.slice(0, 4));
  for (let step = 1; step <= Math.ceil(termMonths / 12) + 1; step += 1) {
    const from = `${year + step}-01-01`;
    const rate = Decimal.max(0, new Decimal(ratePercent).plus(new Decimal(resetBp * step).div(100)));
    if (isDay(from)) rates.push({ from, ratePercent: rate.toFixed(2) });
  }
  return rates;
}
