import { describe, expect, test } from "vitest";
import { ageOf } from "#app/domain/billing/ageing.ts";
import { addDays } from "#app/lib/days.ts";

describe("the age of what is due", () => {
  const dueOn = "2026-03-31";
  test.each([
    [-400, "not-yet"],
    [-1, "not-yet"],
    [0, "not-yet"],
    [1, "upTo30"],
    [30, "upTo30"],
    [31, "upTo60"],
    [60, "upTo60"],
    [61, "upTo90"],
    [90, "upTo90"],
    [91, "over90"],
    [4_000, "over90"],
  ])("%i days after its due date is %s", (days, age) => {
    expect(ageOf(dueOn, addDays(dueOn, days))).toBe(age);
  });
});
