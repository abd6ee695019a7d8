import { type Day, daysBetween } from "#app/lib/days.ts";
import { divideRounded } from "#app/lib/money.ts";

/** How the days of a period are converted to a part of a year 计息天数基准. */
export const DAY_COUNTS = ["actual_360", "actual_365", "thirty_360"] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/** A part of a year as an integer fraction, so that only the interest is rounded. */
export type YearPart = { days: number; yearDays: 360 | 365 };

/**
 * The part of a year from one day (included) to another (excluded). Actual bases count calendar days; 30/360 is the
 * bond basis of the ISDA 2006 Definitions, section 4.16(f): a month has 30 days, the 31st counts as the 30th at the
 * start, and at the end where the start was on the 30th or 31st.
 */
export function yearPart(from: Day, to: Day, dayCount: DayCount): YearPart {
  switch (dayCount) {
    case "actual_360":
      return { days: daysBetween(from, to), yearDays: 360 };
    case "actual_365":
      return { days: daysBetween(from, to), yearDays: 365 };
    case "thirty_360":
      return { days: thirtyDays(from, to), yearDays: 360 };
  }
}

/** Simple interest on a balance for a period, at a yearly rate in percent; rounded half-up to a fen. */
export function interestFen(balanceFen: bigint, ratePercent: string, { days, yearDays }: YearPart): bigint {
  const [whole = "0", fraction = ""] = ratePercent.split(".");
  const scale = 10n ** BigInt(fraction.length);
  return divideRounded(
    balanceFen * BigInt(whole + fraction) * BigInt(days),
    100n * scale * BigInt(yearDays),
    "half-up",
  );
}

function thirtyDays(from: Day, to: Day): number {
  const [y1, m1, d1] = numbersOf(from);
  const [y2, m2, d2] = numbersOf(to);
  const start = Math.min(d1, 30);
  const end = d2 === 31 && start === 30 ? 30 : d2;
  return 360 * (y2 - y1) + 30 * (m2 - m1) + (end - start);
}

function numbersOf(day: Day): [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}
