import { deadlineAfter } from "#app/domain/clocks.ts";
import { addDays, type Day, dayOf, instantOf } from "#app/lib/days.ts";
import type { WorkingDays } from "#app/lib/working-days.ts";
import type { Random } from "./random.ts";

const DAYS_BEFORE = 900;
const DAYS_AFTER = 500;

export type Calendar = ReturnType<typeof createCalendar>;

/**
 * Time in an invented past around `now`: events are in office hours, and none is after `now`. The working days are
 * computed once.
 */
export function createCalendar(now: Date, workingDays: WorkingDays) {
  const today = dayOf(now);
  const working: Day[] = [];
  /** For each day around today, how many working days have passed by its end. */
  const over = new Map<Day, number>();
  for (let offset = -DAYS_BEFORE; offset <= DAYS_AFTER; offset += 1) {
    const day = addDays(today, offset);
    if (workingDays.isWorkingDay(day)) working.push(day);
    over.set(day, working.length);
  }
  const countOver = (day: Day): number => {
    const count = over.get(day);
    if (count === undefined) throw new RangeError(`${day} is outside of the calendar`);
    return count;
  };
  const works = (day: Day): boolean =>
    over.has(day) ? working[countOver(day) - 1] === day : workingDays.isWorkingDay(day);
  const officeHour = (random: Random, day: Day): Date => {
    const hour = random.pick([9, 10, 11, 13, 14, 15, 16, 17]);
    return new Date(instantOf(day, hour).getTime() + random.int(0, 3_599) * 1_000);
  };
  const workdayAfter = (day: Day, days: number): Day => working[countOver(day) + days - 1] ?? day;
  return {
    now,
    today,
    isWorkingDay: works,
    countThrough: workingDays.countThrough,
    /** Office hours of a working day about so many days before today. */
    ago(random: Random, days: number): Date {
      const day = addDays(today, -days);
      return officeHour(random, works(day) ? day : workdayAfter(day, 1));
    },
    /** Office hours of the day so many working days before today. */
    workdaysAgo(random: Random, days: number): Date {
      return officeHour(random, working[countOver(addDays(today, -1)) - days] ?? today);
    },
    /** From `least` to `most` working days after an instant, in office hours; 0 is later on the same day. */
    later(random: Random, from: Date, least: number, most: number): Date {
      const days = random.int(least, most);
      if (days > 0) return officeHour(random, workdayAfter(dayOf(from), days));
      return new Date(from.getTime() + random.int(8, 150) * 60_000 + random.int(0, 59) * 1_000);
    },
    hasHappened: (instant: Date): boolean => instant.getTime() <= now.getTime(),
    deadline: (from: Date, days: number): Date => deadlineAfter(from, days, workingDays),
  };
}
