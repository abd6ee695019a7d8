import { addDays, addMonths, dayOf, type Day, instantOf } from "#app/lib/days.ts";

/**
 * How long something is kept: hours and days are counted from the instant; years by the calendar of Shanghai; years after
 * the year's end from the following 1 January, as accounting records are (会计档案管理办法, article 14).
 */
export type Period =
  | { readonly hours: number }
  | { readonly days: number }
  | { readonly years: number }
  | { readonly yearsAfterYearEnd: number };

const hourMs = 3_600_000;

/**
 * The instant at which a period that begins at `from` is over. The day on which a period of years begins does not count;
 * it ends with the same date of its last year, or the last day of a month that has no such date (民法典, articles 201 and
 * 202).
 */
export function periodEnd(period: Period, from: Date): Date {
  if ("hours" in period) return new Date(from.getTime() + period.hours * hourMs);
  if ("days" in period) return new Date(from.getTime() + period.days * 24 * hourMs);
  if ("years" in period) return instantOf(addDays(addMonths(dayOf(from), 12 * period.years), 1));
  return instantOf(firstOfYear(yearOf(dayOf(from)) + 1 + period.yearsAfterYearEnd));
}

/**
 * The instant before which a period must have begun to be over by `now`: for queries, whose index is by the beginning.
 */
export function dueBefore(period: Period, now: Date): Date {
  if ("hours" in period) return new Date(now.getTime() - period.hours * hourMs);
  if ("days" in period) return new Date(now.getTime() - period.days * 24 * hourMs);
  const today = dayOf(now);
  if ("years" in period) {
    const then = addMonths(today, -12 * period.years);
    // From 29 February back to a year without one: what began on 28 February was over yesterday.
    return instantOf(then.slice(8) === today.slice(8) ? then : addDays(then, 1));
  }
  return instantOf(firstOfYear(yearOf(today) - period.yearsAfterYearEnd));
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function firstOfYear(year: number): Day {
  return `${String(year).padStart(4, "0")}-01-01`;
}
