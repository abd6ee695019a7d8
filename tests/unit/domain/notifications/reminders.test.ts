import { expect, test } from "vitest";
import { reminded } from "#app/domain/notifications/reminders.ts";
import { officialWorkingDays } from "#app/integrations/calendar/working-days.server.ts";

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
