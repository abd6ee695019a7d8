import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day, dayNumber, daysBetween } from "#app/lib/days.ts";
import {
  addWorkingDays,
  subtractWorkingDays,
  workingDaysBetween,
  workingDaysWith,
} from "#app/lib/working-days.ts";
import { forAll } from "#tests/support/for-all.ts";

const weekdays = workingDaysWith([]);

/** The definition, day by day: what the calendar must agree with wherever a walk is affordable. */
function counted(from: Day, to: Day, isWorkingDay: (day: Day) => boolean): number {
  if (to < from) return 0 - counted(to, from, isWorkingDay);
  const after = Array.from({ length: daysBetween(from, to) }, (_, index) => addDays(from, index + 1));
  return after.filter(isWorkingDay).length;
}

/** Any day that a person can type. */
const anyDay = fc
  .integer({ min: dayNumber("1900-01-01"), max: dayNumber("9999-12-31") })
  .map((number) => addDays("1970-01-01", number));
/** Days of two years around which exceptions lie, and before and after them. */
const nearDay = fc.integer({ min: -200, max: 800 }).map((offset) => addDays("2026-01-01", offset));
const anyCalendar = fc.array(nearDay, { maxLength: 60 }).map((exceptions) => workingDaysWith(exceptions));

describe("working days", () => {
  test("from a Wednesday, five of them, end on the next one", () => {
    expect(addWorkingDays("2026-11-25", 5, weekdays)).toBe("2026-12-02");
    expect(subtractWorkingDays("2026-12-02", 5, weekdays)).toBe("2026-11-25");
    expect(workingDaysBetween("2026-11-25", "2026-12-02", weekdays)).toBe(5);
  });

  test("count the last day and not the first, and none is none", () => {
    expect(addWorkingDays("2026-11-25", 0, weekdays)).toBe("2026-11-25");
    expect(subtractWorkingDays("2026-11-29", 0, weekdays)).toBe("2026-11-29");
    expect(workingDaysBetween("2026-11-27", "2026-11-29", weekdays)).toBe(0);
    expect(workingDaysBetween("2026-11-27", "2026-11-30", weekdays)).toBe(1);
    expect(workingDaysBetween("2026-11-30", "2026-11-27", weekdays)).toBe(-1);
  });

  test("follow exceptions: a weekday is a holiday and a Saturday a working day", () => {
    const calendar = workingDaysWith(["2026-10-10", "2026-10-01", "2026-10-01"]);
    expect(["2026-10-01", "2026-10-02", "2026-10-10", "2026-10-11"].map(calendar.isWorkingDay)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test("are as many as a day-by-day count finds, with any exceptions", () =>
    forAll(anyCalendar, nearDay, nearDay, (calendar, from, to) => {
      expect(workingDaysBetween(from, to, calendar)).toBe(counted(from, to, calendar.isWorkingDay));
    }));

  test("far from any exception are five per week", () =>
    forAll(anyDay, fc.integer({ min: 0, max: 400 }), (from, days) => {
      const to = addDays(from, days);
      expect(workingDaysBetween(from, to, weekdays)).toBe(counted(from, to, weekdays.isWorkingDay));
    }));

  test("add up over parts, and a later day never has fewer", () =>
    forAll(anyCalendar, anyDay, anyDay, anyDay, (calendar, a, b, c) => {
      const whole = workingDaysBetween(a, c, calendar);
      expect(workingDaysBetween(a, b, calendar) + workingDaysBetween(b, c, calendar)).toBe(whole);
      expect(Math.sign(whole) * Math.sign(daysBetween(a, c))).toBeGreaterThanOrEqual(0);
    }));

  test("counted forward end on the first day from which as many are counted back", () => {
    const count = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 3_000_000 }));
    forAll(anyCalendar, fc.oneof(nearDay, anyDay), count, (calendar, from, days) => {
      const end = addWorkingDays(from, days, calendar);
      if (end === "9999-12-31") return;
      expect(calendar.isWorkingDay(end)).toBe(true);
      expect(workingDaysBetween(from, end, calendar)).toBe(days);
      const begun = subtractWorkingDays(end, days, calendar);
      if (begun === "0001-01-01") return;
      expect(calendar.isWorkingDay(begun)).toBe(true);
      expect(workingDaysBetween(begun, end, calendar)).toBe(days);
    });
  });

  test("are counted in a few steps at any distance", () => {
    let counts = 0;
    const watched = {
      ...weekdays,
      countThrough: (day: Day) => {
        counts += 1;
        return weekdays.countThrough(day);
      },
    };
    workingDaysBetween("1900-01-01", "9999-12-31", watched);
    expect(counts).toBe(2);
    addWorkingDays("1900-01-01", 2_000_000, watched);
    subtractWorkingDays("9999-12-31", 2_000_000, watched);
    expect(counts).toBeLessThan(60);
  });

  test("end at the calendar's first and last days", () => {
    expect(workingDaysBetween("9999-12-30", "9999-12-31", weekdays)).toBe(1);
    expect(workingDaysBetween("1900-01-01", "9999-12-31", weekdays)).toBe(2_113_189);
    expect(addWorkingDays("9999-12-31", 5, weekdays)).toBe("9999-12-31");
    expect(addWorkingDays("2026-11-25", Number.MAX_SAFE_INTEGER, weekdays)).toBe("9999-12-31");
    expect(subtractWorkingDays("0001-01-01", 5, weekdays)).toBe("0001-01-01");
    expect(subtractWorkingDays("2026-11-25", Number.MAX_SAFE_INTEGER, weekdays)).toBe("0001-01-01");
  });
});
