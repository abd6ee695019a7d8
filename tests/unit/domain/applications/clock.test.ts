import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ApplicationClock,
  clockAfter,
  DECISION_WORKING_DAYS,
  waitsOn,
} from "#app/domain/applications/clock.ts";
import { firstDue } from "#app/domain/applications/items.ts";
import type { ApplicationStatus } from "#app/domain/applications/lifecycle.ts";
import { nextFits } from "#app/domain/applications/re-route.ts";
import { workingDaysLeft } from "#app/domain/clocks.ts";
import { officialWorkingDays } from "#app/integrations/calendar/working-days.server.ts";
import { addDays, type Day, dayOf, instantOf } from "#app/lib/days.ts";
import { addWorkingDays } from "#app/lib/working-days.ts";
import { forAll } from "#tests/support/for-all.ts";

const none: ApplicationClock = { clockFrom: null, dueAt: null, remindAt: null, decisionDaysLeft: null };
const at = (day: Day, hour = 10): Date => instantOf(day, hour);
const after = (
  to: ApplicationStatus,
  before: ApplicationClock & { status: ApplicationStatus },
  now: Date,
  itemsDueOn: Day | null = null,
) => ({ ...clockAfter(to, before, { now, itemsDueOn, workingDays: officialWorkingDays }), status: to });

describe("the clock of an application", () => {
  test("counts working days of the official calendar: over National Day, including the moved Saturday", () => {
    const submitted = after("submitted", { ...none, status: "submitted" }, at("2026-09-30"));
    // 1 to 7 October are holidays, Saturday the 10th is worked.
    expect(submitted.dueAt).toEqual(instantOf("2026-10-10", 18));
    expect(submitted.remindAt).toEqual(instantOf("2026-10-09", 9));
  });

  test("ends, for what the company owes, with the first due date of an item", () => {
    const incomplete = after("incomplete", { ...none, status: "submitted" }, at("2026-11-25"), "2026-12-02");
    expect(incomplete).toMatchObject({ dueAt: instantOf("2026-12-02", 18), decisionDaysLeft: null });
  });

  test("sends no reminder of a deadline about which its reader was just notified", () => {
    const tomorrow = after("incomplete", { ...none, status: "submitted" }, at("2026-11-25"), "2026-11-26");
    expect(tomorrow).toMatchObject({ dueAt: instantOf("2026-11-26", 18), remindAt: null });
    const later = after("incomplete", { ...none, status: "submitted" }, at("2026-11-25"), "2026-11-27");
    expect(later.remindAt).toEqual(instantOf("2026-11-26", 9));
    const left = { ...none, status: "incomplete" as const, decisionDaysLeft: 1 };
    expect(after("complete", left, at("2026-11-25")).remindAt).toBeNull();
  });

  test("resumes in the review, and starts afresh after a reopening", () => {
    const complete = after("complete", { ...none, status: "submitted" }, at("2026-11-25"));
    expect(after("under_review", complete, at("2026-12-01")).dueAt).toEqual(complete.dueAt);
    const reopened = after("under_review", { ...none, status: "declined" }, at("2026-12-01"));
    expect(workingDaysLeft(at("2026-12-01"), reopened.dueAt ?? new Date(), officialWorkingDays)).toBe(
      DECISION_WORKING_DAYS,
    );
  });

  test.each(["offered", "closed", "declined", "withdrawn", "approved_not_accepted", "originated"] as const)(
    "stops while the application is %s: it waits on nobody",
    (status) => {
      expect(
        clockAfter(
          status,
          { ...none, status: "complete" },
          { now: at("2026-11-25"), workingDays: officialWorkingDays },
        ),
      ).toEqual(none);
      expect(waitsOn(status)).toBeNull();
    },
  );

  test("gives the institution its twenty days in total, however often the company owed something", () => {
    const stops = fc.array(
      fc.record({ works: fc.integer({ min: 0, max: 6 }), owes: fc.integer({ min: 1, max: 15 }) }),
      { maxLength: 4 },
    );
    forAll(40, stops, fc.integer({ min: 0, max: 400 }), (all, start) => {
      let now = at(addWorkingDays(addDays("2026-01-01", start), 1, officialWorkingDays));
      let clock = after("complete", { ...none, status: "submitted" }, now);
      let used = 0;
      for (const { works, owes } of all) {
        if (used + works >= DECISION_WORKING_DAYS) break;
        now = at(addWorkingDays(dayOf(now), works, officialWorkingDays));
        used += works;
        const stopped = after("incomplete", clock, now, addDays(dayOf(now), owes));
        expect(stopped.decisionDaysLeft).toBe(DECISION_WORKING_DAYS - used);
        now = at(addWorkingDays(dayOf(now), owes, officialWorkingDays));
        clock = after("complete", stopped, now);
      }
      expect(workingDaysLeft(now, clock.dueAt ?? now, officialWorkingDays)).toBe(
        DECISION_WORKING_DAYS - used,
      );
    });
  });
});

test("the next due item comes first, and a settled item is no longer due", () => {
  const owed = (dueOn: Day, status: "requested" | "provided" = "requested") => ({ dueOn, status });
  expect(firstDue([owed("2026-12-03"), owed("2026-12-01", "provided"), owed("2026-12-02")])).toBe(
    "2026-12-02",
  );
  expect(firstDue([owed("2026-12-01", "provided")])).toBeNull();
});

test("the next fits are one per institution, the best first, without those the company already deals with", () => {
  const fit = (mandateId: string, institutionId: string, score: number) => ({
    mandateId,
    institutionId,
    score,
  });
  const fits = [fit("c", "one", 70), fit("b", "two", 80), fit("a", "two", 80), fit("d", "three", 99)];
  expect(nextFits(fits, new Set(["three"])).map(({ mandateId }) => mandateId)).toEqual(["a", "c"]);
});
