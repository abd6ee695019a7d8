import { deadlineAfter } from "#app/domain/clocks.ts";
import { addDays, addWorkingDays, type Day, dayOf, instantOf } from "#app/lib/days.ts";
import type { Random } from "./random.ts";

/** Time in a made-up past: offices work by day, and nothing has happened after `now`. */
export interface Calendar {
  now: Date;
  today: Day;
  isWorkingDay: (day: Day) => boolean;
  /** Office hours of a working day at about so many days before today. */
  ago(random: Random, days: number): Date;
  /** From `least` to `most` working days after an instant, in office hours; 0 is later on the same day. */
  later(random: Random, from: Date, least: number, most: number): Date;
  hasHappened(instant: Date): boolean;
  deadline(from: Date, workingDays: number): Date;
}

export function createCalendar(now: Date, isWorkingDay: (day: Day) => boolean): Calendar {
  const today = dayOf(now);
  const known = new Map<Day, boolean>();
  const works = (day: Day): boolean => {
    const answer = known.get(day) ?? isWorkingDay(day);
    known.set(day, answer);
    return answer;
  };
  const officeHour = (random: Random, day: Day): Date => {
    const hour = random.pick([9, 10, 11, 13, 14, 15, 16, 17]);
    return new Date(instantOf(day, hour).getTime() + random.int(0, 3_599) * 1_000);
  };
  const nextWorkday = (day: Day): Day => (works(day) ? day : addWorkingDays(day, 1, works));
  return {
    now,
    today,
    isWorkingDay: works,
    ago: (random, days) => officeHour(random, nextWorkday(addDays(today, -days))),
    later(random, from, least, most) {
      const days = random.int(least, most);
      if (days > 0) return officeHour(random, addWorkingDays(dayOf(from), days, works));
      return new Date(from.getTime() + random.int(8, 150) * 60_000 + random.int(0, 59) * 1_000);
    },
    hasHappened: (instant) => instant.getTime() <= now.getTime(),
    deadline: (from, workingDays) => deadlineAfter(from, workingDays, works),
  };
}
