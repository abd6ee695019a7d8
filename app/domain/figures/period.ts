import { type Day, dayOf, daysBetween, daysFrom, instantOf } from "#app/lib/days.ts";

/** The days of a figure, and which of them are working days: SQL has no calendar of holidays. */
export function figurePeriod(from: Day, until: Date, isWorkingDay: (day: Day) => boolean) {
  const days = daysFrom(from, daysBetween(from, dayOf(until)) + 1);
  return { since: instantOf(from), until, workingDays: days.filter(isWorkingDay) };
}

/** The number of days over which first answers are counted. */
export const ANSWERS_COUNTED_DAYS = 90;

/** The number of days over which first drawdowns are measured. */
export const DRAWDOWNS_COUNTED_DAYS = 365;
