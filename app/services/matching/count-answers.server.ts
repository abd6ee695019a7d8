import { measuredAnswers } from "#app/domain/figures/measured.ts";
import { ANSWERS_COUNTED_DAYS, figurePeriod } from "#app/domain/figures/period.ts";
import { GOALS } from "#app/domain/figures/responsiveness.ts";
import { addDays, type Day, dayOf } from "#app/lib/days.ts";
import { writeAnswers } from "#db/queries/answers.ts";
import { readAnswers } from "#db/queries/public-figures.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Counts how every institution answers, and writes it down; returns those whose figures are now other ones. */
export async function countAnswers(
  trx: ActorTransaction,
  until: Date,
  isWorkingDay: (day: Day) => boolean,
): Promise<string[]> {
  const period = figurePeriod(addDays(dayOf(until), -ANSWERS_COUNTED_DAYS), until, isWorkingDay);
  const answers = await readAnswers(trx, period, GOALS.answerWorkingDays);
  const measured = answers.flatMap(({ institutionId, ...own }) =>
    institutionId === null ? [] : [{ institutionId, ...measuredAnswers(own) }],
  );
  return writeAnswers(trx, measured, until);
}
