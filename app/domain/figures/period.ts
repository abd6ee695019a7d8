import { addDays, type Day, dayOf, instantOf } from "#app/lib/days.ts";

/** The days that a figure speaks of, and which of them are working days: SQL knows no holidays. */
export function figurePeriod(from: Day, until: Date, isWorkingDay: (day: Day) => boolean) {
  const last = dayOf(until);
  const workingDays: Day[] = [];
  for (let day = from; day <= last; day = addDays(day, 1)) if (isWorkingDay(day)) workingDays.push(day);
  return { since: instantOf(from), until, workingDays };
}

/** First answers are counted over so many days. */
export const ANSWERS_COUNTED_DAYS = 90;

/** Deals are measured by their first drawdowns of so many days. */
export const DRAWDOWNS_COUNTED_DAYS = 365;
