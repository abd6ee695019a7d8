import { pick } from "#app/lib/pick.ts";
import { daysBetween } from "#app/lib/days.ts";
import type { MeasuredDeal } from "#app/domain/matching/evaluation/evaluate.ts";
import { toEpochDay } from "#app/domain/matching/learned/subject.ts";
import type { DealRow, RealDeal } from "./deal-file.ts";

/** The rows of a file as counted by the matcher, sorted by day. */
export function measuredDeals(rows: readonly DealRow[]): MeasuredDeal[] {
  const deals = rows.map((row) => measuredDeal(row, row.scored));
  return deals.sort((one, other) => one.day - other.day);
}

export function measuredDeal(row: DealRow | RealDeal, scored: boolean): MeasuredDeal {
  return {
    subject: {
      companyId: row.company,
      ...pick(row, "sector", "place", "stage"),
      instruments: row.instrument === null ? [] : [row.instrument],
      amount: row.amountFen === null ? null : Number(row.amountFen),
      termMonths: row.termMonths,
      staff: row.employees,
      ageDays: row.founded === null ? null : Math.max(0, daysBetween(row.founded, row.date)),
    },
    day: toEpochDay(row.date),
    funders: row.funders,
    scored,
  };
}
