import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DELETION_DAYS,
  DELETION_MOVES,
  DELETION_STATUSES,
  deletionDueAt,
  deletionLifecycle,
  deletionStatusAfter,
  isOpenDeletion,
  lastDayToCancel,
  remindedUntil,
  whyNotMoveDeletion,
} from "#app/domain/deletion/lifecycle.ts";
import { GOES, STAYS } from "#app/domain/deletion/inventory.ts";
import { DELETION_WAITS, waitsFor } from "#app/domain/deletion/obstacles.ts";
import { addDays, dayOf, daysBetween, instantOf } from "#app/lib/days.ts";

const instants = fc.date({
  min: new Date("2026-01-01T00:00:00Z"),
  max: new Date("2099-12-31T00:00:00Z"),
  noInvalidDate: true,
});

describe("the term of a deletion", () => {
  test("requested at any time of a day, it can be cancelled until the end of the fourteenth day after it", () => {
    expect(lastDayToCancel(new Date("2026-03-12T02:00:00Z"))).toBe("2026-03-26");
    expect(deletionDueAt(new Date("2026-03-12T02:00:00Z"))).toEqual(new Date("2026-03-26T16:00:00Z"));
    // A minute before and after midnight in Shanghai.
    expect(lastDayToCancel(new Date("2026-03-12T15:59:00Z"))).toBe("2026-03-26");
    expect(lastDayToCancel(new Date("2026-03-12T16:00:00Z"))).toBe("2026-03-27");
  });

  test("is at least 14 times 24 hours, and less than 15, whenever it is requested", () => {
    fc.assert(
      fc.property(instants, (requestedAt) => {
        const ms = deletionDueAt(requestedAt).getTime() - requestedAt.getTime();
        expect(ms).toBeGreaterThan(DELETION_DAYS * 86_400_000 - 1);
        expect(ms).toBeLessThanOrEqual((DELETION_DAYS + 1) * 86_400_000);
        expect(daysBetween(dayOf(requestedAt), lastDayToCancel(requestedAt))).toBe(DELETION_DAYS);
      }),
    );
  });

  test("the reminder comes at the beginning of a day, two whole days before the last one", () => {
    fc.assert(
      fc.property(instants, (requestedAt) => {
        const dueAt = deletionDueAt(requestedAt);
        const at = instantOf(addDays(lastDayToCancel(requestedAt), -2));
        expect(remindedUntil(at)).toEqual(dueAt);
        expect(remindedUntil(new Date(at.getTime() - 1)).getTime()).toBeLessThan(dueAt.getTime());
      }),
    );
  });
});

describe("the lifecycle of a deletion", () => {
  const moves = fc.array(fc.constantFrom(...DELETION_MOVES), { maxLength: 12 });

  test("once it is executing nothing takes it back, and what has ended stays ended", () => {
    fc.assert(
      fc.property(moves, (tried) => {
        let status: (typeof DELETION_STATUSES)[number] = "requested";
        let isBegun = false;
        for (const move of tried) {
          const by = move === "cancel" ? "company" : "system";
          if (whyNotMoveDeletion({ status }, move, by) !== null) continue;
          expect(isOpenDeletion(status)).toBe(true);
          if (move === "cancel") expect(isBegun).toBe(false);
          status = deletionStatusAfter(status, move);
          isBegun ||= status === "executing";
        }
        if (isBegun) expect(["executing", "executed"]).toContain(status);
      }),
    );
  });

  test("nobody but the clock carries it out, and the clock cancels nothing", () => {
    for (const status of DELETION_STATUSES) {
      for (const move of ["execute", "finish", "wait"] as const)
        expect(whyNotMoveDeletion({ status }, move, "company")).toBe("not-your-move");
      expect(whyNotMoveDeletion({ status }, "cancel", "system")).toBe("not-your-move");
    }
  });

  test("the open statuses are those that lead on", () => {
    expect(DELETION_STATUSES.filter(isOpenDeletion)).toEqual(["requested", "waiting", "executing"]);
    expect(deletionLifecycle.cancelled).toEqual({});
  });
});

test("an organization's deletion waits for each open matter, and for nothing else", () => {
  const none = { deals: 0, drawdowns: 0, reversals: 0, disputes: 0, fees: 0 };
  expect(waitsFor(none)).toEqual([]);
  for (const what of DELETION_WAITS) expect(waitsFor({ ...none, [what]: 3 })).toEqual([what]);
});

test("each kind of deletion says what goes and what stays", () => {
  for (const kind of ["person", "company", "institution"] as const) {
    expect(GOES[kind].length).toBeGreaterThan(4);
    expect(STAYS[kind]).toContain("vouchers");
    expect(STAYS[kind]).toContain("trail");
  }
});
