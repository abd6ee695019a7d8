import { describe, expect, test } from "vitest";
import { officialWorkingDays } from "#app/integrations/calendar/working-days.server.ts";

const { isWorkingDay } = officialWorkingDays;

describe("working days of mainland China", () => {
  test.each([
    ["2026-11-25", true, "a Wednesday"],
    ["2026-11-28", false, "a Saturday"],
    ["2026-10-01", false, "National Day"],
    ["2026-10-07", false, "a day taken off for it"],
    ["2026-10-10", true, "a Saturday worked for it"],
    ["2026-02-17", false, "Spring Festival"],
    ["2026-02-14", true, "a Saturday worked for it"],
  ])("%s: %s, %s, as the yearly notice has it", (day, works) => {
    expect(isWorkingDay(day)).toBe(works);
  });

  test.each([
    ["2031-01-01", false, "New Year"],
    ["2031-01-02", true, "a Thursday"],
    ["2031-01-22", false, "the eve of Spring Festival"],
    ["2031-01-23", false, "Spring Festival"],
    ["2031-01-27", true, "the Monday after"],
    ["2028-04-04", false, "Qingming, on the 4th"],
    ["2031-04-04", true, "the day before Qingming"],
    ["2031-05-01", false, "Labour Day"],
    ["2031-06-24", false, "Dragon Boat"],
    ["2031-10-01", false, "Mid-Autumn and National Day"],
    ["2031-10-04", false, "a Saturday"],
    ["2031-10-06", true, "a Monday that no notice has given yet"],
  ])("%s: %s, %s, by statute where no notice is out", (day, works) => {
    expect(isWorkingDay(day)).toBe(works);
  });
});
