import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueBefore, periodEnd, type Period } from "#app/domain/retention/period.ts";

const shanghai = (text: string): Date => new Date(`${text}+08:00`);

test.each<[Period, string, string]>([
  [{ hours: 25 }, "2026-11-30T10:00", "2026-12-01T11:00"],
  [{ days: 30 }, "2026-11-30T10:00", "2026-12-30T10:00"],
  [{ days: 1 }, "2024-02-28T23:59", "2024-02-29T23:59"],
  // The whole of the last day belongs to the period.
  [{ years: 3 }, "2026-11-30T10:00", "2029-12-01T00:00"],
  [{ years: 3 }, "2026-11-30T00:00", "2029-12-01T00:00"],
  [{ years: 3 }, "2026-11-29T23:59:59.999", "2029-11-30T00:00"],
  [{ years: 3 }, "2024-02-29T10:00", "2027-03-01T00:00"],
  [{ years: 4 }, "2024-02-29T10:00", "2028-03-01T00:00"],
  [{ years: 1 }, "2027-02-28T10:00", "2028-02-29T00:00"],
  [{ yearsAfterYearEnd: 30 }, "2026-01-01T00:00", "2057-01-01T00:00"],
  [{ yearsAfterYearEnd: 30 }, "2026-12-31T23:59:59.999", "2057-01-01T00:00"],
  [{ yearsAfterYearEnd: 30 }, "2027-01-01T00:00", "2058-01-01T00:00"],
])("%j from %s is over at %s in Shanghai", (period, from, end) => {
  expect(periodEnd(period, shanghai(from))).toEqual(shanghai(end));
});

describe("for any period, beginning and clock", () => {
  const period = fc.oneof(
    fc.record({ hours: fc.integer({ min: 1, max: 1_000 }) }),
    fc.record({ days: fc.integer({ min: 1, max: 1_000 }) }),
    fc.record({ years: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ yearsAfterYearEnd: fc.integer({ min: 1, max: 40 }) }),
  );
  const instant = fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
  /** A clock near the end, where a mistake by a day would show, or anywhere. */
  const moments = fc
    .tuple(period, instant, fc.integer({ min: -3, max: 3 }), fc.integer({ min: -1, max: 1 }), instant)
    .chain(([lasting, from, days, ms, other]) =>
      fc.record({
        lasting: fc.constant(lasting),
        from: fc.constant(from),
        now: fc.constantFrom(
          new Date(periodEnd(lasting, from).getTime() + days * 86_400_000 + ms),
          new Date(periodEnd(lasting, from).getTime() + ms),
          other,
        ),
      }),
    );

  test("what is due began before the instant that queries compare with", () => {
    fc.assert(
      fc.property(moments, ({ lasting, from, now }) => {
        const isCalendar = "years" in lasting || "yearsAfterYearEnd" in lasting;
        const isOver = isCalendar ? periodEnd(lasting, from) <= now : periodEnd(lasting, from) < now;
        expect(from < dueBefore(lasting, now)).toBe(isOver);
      }),
      { numRuns: 5_000 },
    );
  });

  test("nothing is due before its period is over, and a year is never shorter than 365 days", () => {
    fc.assert(
      fc.property(period, instant, (lasting, from) => {
        const days = (periodEnd(lasting, from).getTime() - from.getTime()) / 86_400_000;
        const least =
          "hours" in lasting
            ? lasting.hours / 24
            : "days" in lasting
              ? lasting.days
              : 365 * ("years" in lasting ? lasting.years : lasting.yearsAfterYearEnd);
        expect(days).toBeGreaterThanOrEqual(least);
      }),
    );
  });

  test("what began earlier is over earlier, or at the same time", () => {
    fc.assert(
      fc.property(period, instant, instant, (lasting, one, other) => {
        const [first, second] = one < other ? [one, other] : [other, one];
        expect(periodEnd(lasting, first) <= periodEnd(lasting, second)).toBe(true);
      }),
    );
  });
});
