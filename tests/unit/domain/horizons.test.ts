import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { dayField } from "#app/domain/fields.ts";
import { type Horizon, horizons, withHorizons } from "#app/domain/horizons.ts";
import { addDays, type Day, instantOf } from "#app/lib/days.ts";
import { workingDaysWith } from "#app/lib/working-days.ts";
import { forAll } from "#tests/support/for-all.ts";

const anyToday = fc.integer({ min: 0, max: 30_000 }).map((count) => addDays("2026-01-01", count));
const offerEnd = (today: Day) => horizons.offerEnd(today, workingDaysWith([]));
const payment = (today: Day) => horizons.payment(instantOf(addDays(today, -40), 10), today);

test.each([
  ["a deadline", horizons.deadline, "2026-11-28", "2027-11-27"],
  ["an offer's end", offerEnd, "2026-12-04", "2027-02-25"],
  ["a payment", payment, "2026-10-18", "2026-11-27"],
  ["a day of the past", horizons.past, "1900-01-01", "2026-11-27"],
  ["a licence's end", horizons.licenceEnd, "1976-11-27", "2076-11-27"],
  ["a recognition's end", horizons.recognitionEnd, "2006-11-27", "2046-11-27"],
  ["a mandate's first day", horizons.mandateStart, "2016-11-27", "2029-11-27"],
  ["a mandate's last day", horizons.mandateEnd, "2026-11-27", "2029-11-27"],
  ["a consent's earlier end", horizons.consentEnd, "2026-11-27", "2027-11-27"],
])("%s has a first and a last date", (_, of, from, to) => {
  expect(of("2026-11-27")).toEqual({ from, to });
});

const all = [...Object.values({ ...horizons, offerEnd, payment })] as ((today: Day) => Horizon)[];

test("each horizon has valid dates on every day, and moves with the day", () =>
  forAll(anyToday, fc.constantFrom(...all), (today, of) => {
    const [now, later] = [of(today), of(addDays(today, 1))];
    expect(now.from <= now.to && now.from <= later.from && now.to <= later.to).toBe(true);
    expect(now.from >= "1900-01-01" && now.to < "2200-01-01").toBe(true);
  }));

const form = withHorizons(z.object({ dueOn: dayField.optional(), other: dayField.optional() }), {
  dueOn: { from: "2026-11-28", to: "2027-11-27" },
});
const faultsOf = (values: object) => form.safeParse(values).error?.issues.map(({ message }) => message) ?? [];

test.each([
  ["2026-11-27", ["day-outside"]],
  ["2026-11-28", []],
  ["2027-11-27", []],
  ["2027-11-28", ["day-outside"]],
  ["1900-01-01", ["day-outside"]],
  ["9999-12-31", ["day-outside"]],
  ["2027-02-30", ["not-a-day"]],
  ["soon", ["not-a-day"]],
])("a field with a horizon validates “%s”: %o", (dueOn, faults) => {
  expect(faultsOf({ dueOn })).toEqual(faults);
});

test("the error names the field and both ends; a field without a value or a horizon has none", () => {
  expect(form.safeParse({ dueOn: "9999-12-31" }).error?.issues).toMatchObject([
    { path: ["dueOn"], params: { from: "2026-11-28", to: "2027-11-27" } },
  ]);
  expect(faultsOf({ other: "9999-12-31" })).toEqual([]);
});
