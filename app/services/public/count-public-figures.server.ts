import type { CountedFigures } from "#app/domain/figures/public-cells.ts";
import { ANSWERS_COUNTED_DAYS, DRAWDOWNS_COUNTED_DAYS, figurePeriod } from "#app/domain/figures/period.ts";
import { GOALS } from "#app/domain/figures/responsiveness.ts";
import { addDays, addMonths, type Day, dayOf } from "#app/lib/days.ts";
import { type CellPeriod, countCells, readDrawdowns } from "#db/queries/public/public-cells.ts";
import { readAnswers, readYear } from "#db/queries/public/public-figures.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Counts twelve months of the funnel, of money and of declines, and ninety days of first answers, over whole tables;
 * with the organizations whose events they are.
 */
export async function countPublicFigures(
  trx: ActorTransaction,
  until: Date,
  isWorkingDay: (day: Day) => boolean,
) {
  const year = figurePeriod(addMonths(dayOf(until), -12), until, isWorkingDay);
  const quarter = figurePeriod(addDays(dayOf(until), -ANSWERS_COUNTED_DAYS), until, isWorkingDay);
  // Deals accepted within a year before that still need their working days.
  const { workingDays } = figurePeriod(
    addDays(dayOf(year.since), -DRAWDOWNS_COUNTED_DAYS),
    until,
    isWorkingDay,
  );
  const period: CellPeriod = {
    since: year.since,
    answersSince: quarter.since,
    until,
    workingDays: quarter.workingDays,
    goals: GOALS,
  };
  const counted: CountedFigures = {
    since: year.since,
    ...(await readYear(trx, year, GOALS)),
    answers: await readAnswers(trx, quarter, GOALS.answerWorkingDays),
    drawdowns: await readDrawdowns(trx, { since: year.since, until, workingDays }),
  };
  return { counted, counts: await countCells(trx, period), period };
}
