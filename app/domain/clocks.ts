import { figurePeriod } from "#app/domain/figures/period.ts";
import { addDays, type Day, dayOf, instantOf } from "#app/lib/days.ts";
import { addWorkingDays, type WorkingDays, workingDaysBetween } from "#app/lib/working-days.ts";

/** Every deadline in working days ends at this hour, Asia/Shanghai. */
export const DEADLINE_HOUR = 18;

/**
 * The end of a clock of `workingDays` working days that starts at `from`: 18:00 Asia/Shanghai on the last of them. The
 * day on which it starts doesn't count.
 */
export function deadlineAfter(from: Date, workingDays: number, calendar: WorkingDays): Date {
  return instantOf(addWorkingDays(dayOf(from), workingDays, calendar), DEADLINE_HOUR);
}

/** Working days left from `now` to `deadline`: 0 on its own day, negative when it has passed on an earlier day. */
export function workingDaysLeft(now: Date, deadline: Date, calendar: WorkingDays): number {
  return workingDaysBetween(dayOf(now), dayOf(deadline), calendar);
}

/** Working days until a deadline or, once it has passed, since it; 0 where there is none. */
export function workingDaysFrom(
  { now, workingDays }: { now: () => Date; workingDays: WorkingDays },
  deadline: Date | null,
): number {
  return deadline === null ? 0 : Math.abs(workingDaysLeft(now(), deadline, workingDays));
}

/** A deadline that stood still since a moment: as many working days from now as it had left then, and at least one. */
export function deadlineResumed(
  deadline: Date,
  since: Date,
  { now, workingDays }: { now: Date; workingDays: WorkingDays },
): Date {
  return deadlineAfter(now, Math.max(1, workingDaysLeft(since, deadline, workingDays)), workingDays);
}

/**
 * Until when a clock that stopped at a moment stood still for that reason alone: until now, or until it stopped for another
 * reason that lasts; null where that began before.
 */
export function stoodStill(
  since: Date,
  { otherSince, now }: { otherSince: Date | null; now: Date },
): Date | null {
  if (otherSince === null) return now;
  return otherSince > since ? otherSince : null;
}

/**
 * The working days around a moment, in order, for deadlines that SQL counts of its own: more than a year back, and as far
 * ahead as any term reaches.
 */
export function deadlineDays(now: Date, { isWorkingDay }: WorkingDays): Day[] {
  const today = dayOf(now);
  return figurePeriod(addDays(today, -400), instantOf(addDays(today, 200)), isWorkingDay).workingDays;
}
