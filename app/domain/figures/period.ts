import { addDays, type Day, dayOf, daysBetween, instantOf } from "#app/lib/days.ts";

/** The days that a figure speaks of, and which of them are working days: SQL knows no holidays. */
export function figurePeriod(from: Day, until: Date, isWorkingDay: (day: Day) => boolean) {
  const days = Array.from({ length: daysBetween(from, dayOf(until)) + 1 }, (_, index) =>
    addDays(from, index),
  );
  return { since: instantOf(from), until, workingDays: days.filter(isWorkingDay) };
}

/** First answers are counted over so many days. */
export const ANSWERS_COUNTED_DAYS = 90;

/** Deals are measured by their first drawdowns of so many days. */
export const DRAWDOWNS_COUNTED_DAYS = 365;
