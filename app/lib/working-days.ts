import { addDays, type Day, dayNumber, FIRST_DAY, LAST_DAY } from "./days.ts";

/**
 * A calendar of working days: Monday to Friday, except for the days listed as exceptions. Beyond the first and the last
 * exception only the week counts, so that any day of any year is computed without iterating to it.
 */
export interface WorkingDays {
  isWorkingDay: (day: Day) => boolean;
  /**
   * Working days up to and including `day`, counted from a fixed origin: the difference of two such counts is the
   * number of working days after the earlier day up to and including the later one. Time: logarithmic in the number of
   * exceptions, whatever the distance.
   */
  countThrough: (day: Day) => number;
}

/**
 * The calendar whose `exceptions` are the days that differ from the week: holidays from Monday to Friday and worked
 * Saturdays and Sundays, in any order.
 */
export function workingDaysWith(exceptions: Iterable<Day>): WorkingDays {
  const sorted = [...new Set(exceptions)].sort();
  /** How many working days the first n exceptions add (worked weekends) or subtract (holidays). */
  const balance = [0];
  for (const day of sorted) balance.push((balance.at(-1) ?? 0) + (isWeekday(day) ? -1 : 1));
  const listed = new Set(sorted);
  return {
    isWorkingDay: (day) => isWeekday(day) !== listed.has(day),
    countThrough: (day) => weekdaysThrough(dayNumber(day)) + (balance[countUpTo(sorted, day)] ?? 0),
  };
}

/**
 * The day `count` working days after `day`, which itself doesn't count; zero or less returns `day`. Clamped to the
 * calendar's last day (LAST_DAY).
 */
export function addWorkingDays(day: Day, count: number, { countThrough }: WorkingDays): Day {
  if (count <= 0) return day;
  const target = countThrough(day) + count;
  const isReached = (one: Day) => countThrough(one) >= target;
  // No holiday is long: twice as many days reach the target, or twice those.
  let most = addDays(day, count * 2);
  for (let days = count * 4; !isReached(most) && most < LAST_DAY; days *= 2) most = addDays(day, days);
  return firstDay(day, most, isReached);
}

/**
 * The `count`-th working day before `day`, which itself doesn't count; zero or less returns `day`. Clamped to the
 * calendar's first day (FIRST_DAY).
 */
export function subtractWorkingDays(day: Day, count: number, { countThrough }: WorkingDays): Day {
  if (count <= 0) return day;
  const before = addDays(day, -1);
  const target = countThrough(before) - count + 1;
  return firstDay(FIRST_DAY, before, (one) => countThrough(one) >= target);
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day, { countThrough }: WorkingDays): number {
  return countThrough(to) - countThrough(from);
}

/** Binary search: the first day from `least` on that meets a monotonic condition; `most` where none does. */
function firstDay(least: Day, most: Day, isMet: (day: Day) => boolean): Day {
  let low = dayNumber(least);
  let high = Math.max(low, dayNumber(most));
  const origin = low;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isMet(addDays(least, middle - origin))) high = middle;
    else low = middle + 1;
  }
  return addDays(least, low - origin);
}

/** How many of the sorted days are up to and including `day`. */
function countUpTo(sorted: readonly Day[], day: Day): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** 1970-01-01, day number 0, was a Thursday: three weekdays of its week had passed. */
function weekdaysThrough(number: number): number {
  const sinceMonday = number + 3;
  const week = Math.floor(sinceMonday / 7);
  return week * 5 + Math.min(sinceMonday - week * 7 + 1, 5);
}

function isWeekday(day: Day): boolean {
  const number = dayNumber(day);
  return weekdaysThrough(number) > weekdaysThrough(number - 1);
}
