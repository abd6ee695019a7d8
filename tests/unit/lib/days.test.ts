import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  instantOf,
  isDay,
  monthsBetween,
  FIRST_DAY,
  LAST_DAY,
} from "#app/lib/days.ts";
import { forAll } from "#tests/support/for-all.ts";

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays("1990-01-01", count));

test.each([
  ["2026-11-30", true],
  ["2028-02-29", true],
  ["2027-02-29", false],
  ["2000-02-29", true],
  ["1900-02-29", false],
  ["2026-04-31", false],
  ["2026-13-01", false],
  ["2026-00-10", false],
  ["2026-1-1", false],
  ["", false],
  ["2026-11-30T00:00", false],
])("“%s” is a date: %s", (text, expected) => {
  expect(isDay(text)).toBe(expected);
});

describe("the Shanghai date of an instant", () => {
  test.each([
    ["2026-11-29T15:59:59.999Z", "2026-11-29"],
    ["2026-11-29T16:00:00.000Z", "2026-11-30"],
    ["2026-12-31T16:00:00.000Z", "2027-01-01"],
  ])("%s is %s", (instant, day) => {
    expect(dayOf(new Date(instant))).toBe(day);
  });

  test("18:00 of a day is 10:00 in UTC", () => {
    expect(instantOf("2026-11-30", 18).toISOString()).toBe("2026-11-30T10:00:00.000Z");
    expect(instantOf("2026-11-30", 24)).toEqual(instantOf("2026-12-01"));
  });

  test("an instant of a day falls on that day", () =>
    forAll(anyDay, fc.integer({ min: 0, max: 23 }), (day, hour) => {
      expect(dayOf(instantOf(day, hour))).toBe(day);
    }));
});

describe("months", () => {
  test.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-01-31", 2, "2026-03-31"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-11-15", 2, "2027-01-15"],
    ["2026-11-15", -11, "2025-12-15"],
    ["2024-02-29", 12, "2025-02-28"],
  ])("%s and %d months is %s", (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected);
  });

  test.each([
    ["2026-01-15", "2026-02-14", 0],
    ["2026-01-15", "2026-02-15", 1],
    ["2026-01-31", "2026-02-28", 1],
    ["2026-01-31", "2026-02-27", 0],
    ["2024-02-29", "2025-02-28", 12],
    ["2026-05-10", "2026-05-10", 0],
    ["2026-05-10", "2026-05-09", -1],
  ])("from %s to %s are %d whole months", (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });

  test("the whole months between two days are the most that can be added", () =>
    forAll(anyDay, anyDay, (from, to) => {
      const months = monthsBetween(from, to);
      expect(addMonths(from, months) <= to).toBe(true);
      expect(addMonths(from, months + 1) > to).toBe(true);
    }));
});

describe("days", () => {
  test("adding and counting agree", () =>
    forAll(anyDay, fc.integer({ min: -5_000, max: 5_000 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count);
    }));
});

describe("the first and the last date that can be written", () => {
  test.each([
    [addDays("9999-12-31", 1), LAST_DAY],
    [addDays("0001-01-01", -1), FIRST_DAY],
    [addDays("2026-11-25", 1e12), LAST_DAY],
    [addMonths("9999-12-31", 1), LAST_DAY],
    [addMonths("2026-11-25", 1e9), LAST_DAY],
    [addMonths("2026-11-25", -1e9), FIRST_DAY],
    [dayOf(new Date(8.64e15)), LAST_DAY],
    [dayOf(new Date(-8.64e15)), FIRST_DAY],
  ])("limit arithmetic: %s", (day, expected) => {
    expect(day).toBe(expected);
  });

  test("include years of one digit", () => {
    expect(addMonths("0099-12-31", 2)).toBe("0100-02-28");
    expect(addMonths("0050-01-31", 1)).toBe("0050-02-28");
  });

  test("preserve the order of dates", () => {
    const extreme = fc
      .integer({ min: 0, max: daysBetween(FIRST_DAY, LAST_DAY) })
      .map((n) => addDays(FIRST_DAY, n));
    forAll(extreme, extreme, fc.integer({ min: -4e6, max: 4e6 }), (one, other, count) => {
      fc.pre(one <= other);
      expect(addDays(one, count) <= addDays(other, count)).toBe(true);
      expect(addMonths(one, count) <= addMonths(other, count)).toBe(true);
    });
  });
});
