import { expect, test } from "vitest";
import { readClock } from "#app/components/ui/clock-reading.ts";

const startedAt = new Date("2031-03-03T10:00:00+08:00");
const stateAt = (now: string, dueAt: string, workingDays: number) =>
  readClock("en", { startedAt, dueAt: new Date(dueAt), now: new Date(now), workingDays }).state;

test("a clock is amber near its end, and not from its start where it is short", () => {
  const inTwoDays = "2031-03-05T18:00:00+08:00";
  expect(stateAt("2031-03-03T10:05:00+08:00", inTwoDays, 2)).toBe("ok");
  expect(stateAt("2031-03-04T15:00:00+08:00", inTwoDays, 1)).toBe("due");
  const inTwoWeeks = "2031-03-17T18:00:00+08:00";
  expect(stateAt("2031-03-11T10:00:00+08:00", inTwoWeeks, 4)).toBe("ok");
  expect(stateAt("2031-03-12T10:00:00+08:00", inTwoWeeks, 3)).toBe("due");
  const inThreeDays = "2031-03-06T18:00:00+08:00";
  expect(stateAt("2031-03-04T10:00:00+08:00", inThreeDays, 2)).toBe("ok");
  expect(stateAt("2031-03-05T10:00:00+08:00", inThreeDays, 2)).toBe("due");
});

test("a clock is red when late, whatever its length, and amber on its only day", () => {
  expect(stateAt("2031-03-05T18:01:00+08:00", "2031-03-05T18:00:00+08:00", 0)).toBe("late");
  expect(stateAt("2031-03-03T10:01:00+08:00", "2031-03-03T18:00:00+08:00", 0)).toBe("due");
});
