import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  endOfQuiet,
  isQuiet,
  sendAt,
  usualEmailHours,
  type EmailHours,
} from "#app/domain/notifications/quiet-hours.ts";
import { officialWorkingDays } from "#app/integrations/calendar/working-days.server.ts";
import { forAll } from "#tests/support/for-all.ts";

const { isWorkingDay } = officialWorkingDays;
const at = (text: string): Date => new Date(`${text}+08:00`);
const quiet = (from: number, until: number, quietOnRestDays = false): EmailHours => ({
  ...usualEmailHours,
  quietOnRestDays,
  quietFrom: from,
  quietUntil: until,
});

const hoursOfDay = fc.integer({ min: 0, max: 23 });
const anyHours: fc.Arbitrary<EmailHours> = fc
  .tuple(fc.option(fc.tuple(hoursOfDay, hoursOfDay)), fc.boolean(), hoursOfDay)
  .map(([span, quietOnRestDays, digestHour]) => ({
    quietFrom: span?.[0] ?? null,
    quietUntil: span?.[1] ?? null,
    quietOnRestDays,
    digestHour,
  }));
const anyInstant = fc.date({ min: at("2025-01-01T00:00"), max: at("2027-12-31T00:00"), noInvalidDate: true });

describe("quiet hours", () => {
  test.each<[string, EmailHours, string, string]>([
    ["before them", quiet(22, 7), "2026-11-25T21:59:59", "2026-11-25T21:59:59"],
    ["at their beginning", quiet(22, 7), "2026-11-25T22:00", "2026-11-26T07:00"],
    ["after midnight", quiet(22, 7), "2026-11-26T03:20", "2026-11-26T07:00"],
    ["at their end", quiet(22, 7), "2026-11-26T07:00", "2026-11-26T07:00"],
    ["within a day", quiet(12, 14), "2026-11-26T13:30", "2026-11-26T14:00"],
    [
      "on a Friday night, where rest days are quiet",
      quiet(22, 7, true),
      "2026-11-27T23:00",
      "2026-11-30T07:00",
    ],
    [
      "on a moved weekend that is worked",
      { ...usualEmailHours, quietOnRestDays: true },
      "2026-10-10T10:00",
      "2026-10-10T10:00",
    ],
    [
      "in the National Day holiday",
      { ...usualEmailHours, quietOnRestDays: true },
      "2026-10-02T10:00",
      "2026-10-08T00:00",
    ],
  ])("%s", (_when, hours, now, end) => {
    expect(endOfQuiet(at(now), hours, isWorkingDay)).toEqual(at(end));
  });

  test("end at the first moment that is not quiet, and delay nothing outside of them", () =>
    forAll(anyInstant, anyHours, (now, hours) => {
      const end = endOfQuiet(now, hours, isWorkingDay);
      expect(isQuiet(end, hours, isWorkingDay)).toBe(false);
      expect(end.getTime()).toBeGreaterThanOrEqual(now.getTime());
      if (end.getTime() > now.getTime())
        expect(isQuiet(new Date(end.getTime() - 1), hours, isWorkingDay)).toBe(true);
    }));

  test("never delay an e-mail past the deadline that it states, unless that has passed", () =>
    forAll(anyInstant, anyInstant, anyHours, (now, until, hours) => {
      const leaves = sendAt(now, { hours, until }, isWorkingDay);
      expect(leaves.getTime() < until.getTime() || leaves.getTime() === now.getTime()).toBe(true);
    }));
});
