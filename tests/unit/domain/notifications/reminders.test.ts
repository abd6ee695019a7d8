import fc from "fast-check";
import { expect, test } from "vitest";
import { deadlineAfter } from "#app/domain/clocks.ts";
import { reminded, waitedSince } from "#app/domain/notifications/reminders.ts";
import { officialWorkingDays } from "#app/integrations/calendar/working-days.server.ts";
import { forAll } from "#tests/support/for-all.ts";

const at = (text: string): Date => new Date(`${text}+08:00`);

test.each([
  ["on a Wednesday, deadlines up to Friday's end", "2026-11-25T09:00", 2, "2026-11-28T00:00"],
  ["on a Friday, those up to Tuesday's end", "2026-11-27T17:00", 2, "2026-12-02T00:00"],
  [
    "before the National Day holiday, those on the first day after it",
    "2026-09-30T09:00",
    1,
    "2026-10-09T00:00",
  ],
])("the deadlines to remind of are, %s", (_when, now, days, until) => {
  expect(reminded(at(now), days, officialWorkingDays)).toEqual(at(until));
});

test("a contract has waited for three working days once its deadline of three working days has passed, and not before", () => {
  const instants = fc.date({ min: at("2025-01-01T00:00"), max: at("2027-12-01T00:00"), noInvalidDate: true });
  forAll(instants, fc.integer({ min: 0, max: 20 * 86_400_000 }), (now, ago) => {
    const since = new Date(now.getTime() - ago);
    const hasWaited = since.getTime() < waitedSince(now, 3, officialWorkingDays).getTime();
    expect(hasWaited).toBe(deadlineAfter(since, 3, officialWorkingDays).getTime() <= now.getTime());
  });
});
