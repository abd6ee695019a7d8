/** A calendar day in Asia/Shanghai, "YYYY-MM-DD". Such texts sort and compare as days do. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/u;
const MS_PER_DAY = 86_400_000;
/** China has kept UTC+8 all year since 1991-09-15; the platform has no instant before that. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

type Parts = { year: number; month: number; date: number };

/** True for a day that exists: "2028-02-29" is one, "2027-02-29" isn't. */
export function isDay(text: string): text is Day {
  const match = DAY.exec(text);
  if (!match) return false;
  const { year, month, date } = partsOf(text);
  return year >= 1900 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** The day in Asia/Shanghai on which an instant falls. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant of a wall-clock hour of a day in Asia/Shanghai; hour 24 is the end of the day. */
export function instantOf(day: Day, hour = 0): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET_MS + hour * 3_600_000);
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);
}

/**
 * The same date `count` months on; where that month is too short, its last day (31 January + 1 month is
 * 28 or 29 February). Count from the first day, not step by step, so that 31 March comes back.
 */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = partsOf(day);
  const months = year * 12 + (month - 1) + count;
  const y = Math.floor(months / 12);
  const m = (months % 12) + 1;
  return dayText({ year: y, month: m, date: Math.min(date, daysInMonth(y, m)) });
}

/** Whole months completed from `from` to `to`: the greatest n with addMonths(from, n) ≤ to. */
export function monthsBetween(from: Day, to: Day): number {
  const a = partsOf(from);
  const b = partsOf(to);
  const months = (b.year - a.year) * 12 + (b.month - a.month);
  const due = Math.min(a.date, daysInMonth(b.year, b.month));
  return b.date < due ? months - 1 : months;
}

/** The day `count` (≥ 0) working days after `day`; the calendar of working days is given. */
export function addWorkingDays(day: Day, count: number, isWorkingDay: (day: Day) => boolean): Day {
  let current = day;
  for (let left = count; left > 0;) {
    current = addDays(current, 1);
    if (isWorkingDay(current)) left -= 1;
  }
  return current;
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day, isWorkingDay: (day: Day) => boolean): number {
  if (to < from) return -workingDaysBetween(to, from, isWorkingDay);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}

function partsOf(day: Day): Parts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

function dayText({ year, month, date }: Parts): Day {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
