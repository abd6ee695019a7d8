import type { KeptFigures } from "#app/domain/figures/kept-figures.ts";
import { ANSWERS_COUNTED_DAYS, figurePeriod } from "#app/domain/figures/period.ts";
import { GOALS } from "#app/domain/figures/responsiveness.ts";
import { addDays, addMonths, type Day, dayOf } from "#app/lib/days.ts";
import { readAnswers, readYear } from "#db/queries/public-figures.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Counts twelve months of the funnel, of money and of declines, and ninety days of first answers, over whole tables. */
export async function countPublicFigures(
  trx: ActorTransaction,
  until: Date,
  isWorkingDay: (day: Day) => boolean,
): Promise<KeptFigures> {
  const year = figurePeriod(addMonths(dayOf(until), -12), until, isWorkingDay);
  const quarter = figurePeriod(addDays(dayOf(until), -ANSWERS_COUNTED_DAYS), until, isWorkingDay);
  return {
    since: year.since,
    ...(await readYear(trx, year, GOALS)),
    answers: await readAnswers(trx, quarter, GOALS.answerWorkingDays),
  };
}
