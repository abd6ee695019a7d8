import { ANSWERS_COUNTED_DAYS, figurePeriod } from "#app/domain/figures/period.ts";
import { GOALS } from "#app/domain/figures/responsiveness.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { remembered } from "#app/lib/remembered.ts";
import { readAnswers } from "#db/queries/public-figures.ts";
import type { ServiceContext } from "../context.ts";

const secondsKept = 30;

/**
 * First answers of the last ninety days, by institution and of all together. Everybody is told the same, so they are
 * counted once in half a minute.
 */
export function readPublicAnswers(ctx: ServiceContext) {
  return kept(ctx);
}

const kept = remembered(secondsKept * 1000, ({ withActor, now, workingDays }: ServiceContext) => {
  const until = now();
  const quarter = figurePeriod(addDays(dayOf(until), -ANSWERS_COUNTED_DAYS), until, workingDays.isWorkingDay);
  return withActor({ kind: "public" }, (trx) => readAnswers(trx, quarter, GOALS.answerWorkingDays));
});
