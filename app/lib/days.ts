/** A calendar day in Asia/Shanghai, "YYYY-MM-DD". Such texts sort and compare as days do. */
export type Day = string;

/** The first and the last day with a four-digit year; arithmetic is clamped to them. */
export const FIRST_DAY: Day = "0001-01-01";
export const LAST_DAY: Day = "9999-12-31";

const FIRST_MS = startOf(FIRST_DAY);
const LAST_MS = startOf(LAST_DAY);

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/u;
const LAST_YEAR = 9_999;
const MS_PER_DAY = 86_400_000;
/** China has been on UTC+8 all year since 1991-09-15; the platform has no instant before that. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

type Parts = { year: number; month: number; date: number };

/** Whether a day exists: "2028-02-29" does, "2027-02-29" doesn't. */
export function isDay(text: string): text is Day {
  const match = DAY.exec(text);
  if (!match) return false;
  const { year, month, date } = partsOf(text);
  return year >= 1900 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** The day of an instant in Asia/Shanghai, clamped to FIRST_DAY and LAST_DAY. */
export function dayOf(instant: Date): Day {
  return dayText(instant.getTime() + SHANGHAI_OFFSET_MS);
}

/** The last year that is complete in Asia/Shanghai. */
export function lastYearOf(instant: Date): number {
  return Number(dayOf(instant).slice(0, 4)) - 1;
}

/** The instant of an hour of a day in Asia/Shanghai; hour 24 is the end of the day. */
export function instantOf(day: Day, hour = 0): Date {
  return new Date(startOf(day) - SHANGHAI_OFFSET_MS + hour * 3_600_000);
}

/** The day `count` days later, or earlier where `count` is negative; clamped to FIRST_DAY and LAST_DAY. */
export function addDays(day: Day, count: number): Day {
  return dayText(startOf(day) + count * MS_PER_DAY);
}

/** `from` and the days after it, `count` in all. */
export function daysFrom(from: Day, count: number): Day[] {
  const start = startOf(from);
  return Array.from({ length: count }, (_, index) => dayText(start + index * MS_PER_DAY));
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since 1970-01-01, which is 0. */
export function dayNumber(day: Day): number {
  return Math.round(startOf(day) / MS_PER_DAY);
}

/**
 * The same date `count` months later; where that month is too short, its last day (31 January + 1 month is 28 or 29
 * February). Count from the first day, not step by step, so that 31 March comes back. Clamped to FIRST_DAY and
 * LAST_DAY.
 */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = partsOf(day);
  const months = year * 12 + (month - 1) + count;
  const y = Math.floor(months / 12);
  if (y < 1) return FIRST_DAY;
  if (y > LAST_YEAR) return LAST_DAY;
  const m = months - y * 12 + 1;
  return dayOfParts(y, m, Math.min(date, daysInMonth(y, m)));
}

/** Whole months completed from `from` to `to`: the greatest n with addMonths(from, n) ≤ to. */
export function monthsBetween(from: Day, to: Day): number {
  const a = partsOf(from);
  const b = partsOf(to);
  const months = (b.year - a.year) * 12 + (b.month - a.month);
  const due = Math.min(a.date, daysInMonth(b.year, b.month));
  return b.date < due ? months - 1 : months;
}

function partsOf(day: Day): Parts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

/** The day of a UTC time. Of parts: toISOString takes four times as long, and a page counts hundreds of days. */
function dayText(ms: number): Day {
  const at = new Date(Math.min(Math.max(ms, FIRST_MS), LAST_MS));
  return dayOfParts(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

/** UTC midnight of a day. */
function startOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOfParts(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(date)}`;
}

function twoDigits(count: number): string {
  return count < 10 ? `0${count}` : String(count);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
