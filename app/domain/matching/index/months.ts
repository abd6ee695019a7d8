import type { Day } from "#app/lib/days.ts";

/** A day as one number that keeps the order: months since year 0, times 32, plus the date; below zero is unknown. */
export type PackedDay = number;

export const UNKNOWN_DAY: PackedDay = -1;

export function packedDay(day: Day): PackedDay {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return months * 32 + Number(day.slice(8, 10));
}

/** A day to which ages are counted, and the last date of its month. */
export type Today = { readonly number: PackedDay; readonly monthEnd: number };

export function todayOf(day: Day): Today {
  const monthEnd = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
  return { number: packedDay(day), monthEnd };
}

/** Whole months completed up to a day, as `monthsBetween` counts them; NaN from an unknown day. */
export function monthsUpTo(from: PackedDay, { number: to, monthEnd }: Today): number {
  if (from < 0) return Number.NaN;
  const months = (to >> 5) - (from >> 5);
  const date = from & 31;
  const due = date < monthEnd ? date : monthEnd;
  return (to & 31) < due ? months - 1 : months;
}
