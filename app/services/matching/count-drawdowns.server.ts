import { DRAWDOWNS_COUNTED_DAYS, figurePeriod } from "#app/domain/figures/period.ts";
import { addDays, type Day, dayOf, instantOf } from "#app/lib/days.ts";
import { writeDrawdowns } from "#db/queries/answers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Counts how fast every institution's money comes, and writes it down. Nothing is ranked by it. */
export async function countDrawdowns(
  trx: ActorTransaction,
  until: Date,
  isWorkingDay: (day: Day) => boolean,
): Promise<void> {
  const from = addDays(dayOf(until), -DRAWDOWNS_COUNTED_DAYS);
  // Deals that were accepted within a year before that still need their working days.
  const { workingDays } = figurePeriod(addDays(from, -DRAWDOWNS_COUNTED_DAYS), until, isWorkingDay);
  await writeDrawdowns(trx, { since: instantOf(from), until, workingDays });
}
