import { describe, expect, test } from "vitest";
import * as mandates from "#app/domain/mandates/lifecycle.ts";
import { testMoves } from "#tests/support/moves.ts";

const today = "2026-11-25";
const valid = "2027-06-30";

describe("a mandate", () => {
  testMoves(
    mandates.mandateStatusAfter,
    (status, move, by) => mandates.whyNotMoveMandate({ status, validUntil: valid }, move, by, today),
    [
      ["draft", "submit", "institution", "pending_approval"],
      ["pending_approval", "return", "institution", "draft"],
      ["pending_approval", "approve", "institution", "active"],
      ["active", "pause", "institution", "paused"],
      ["paused", "resume", "institution", "active"],
      ["active", "exhaust", "system", "exhausted"],
      ["exhausted", "free", "system", "active"],
      ["active", "pause", "admin", "paused"],
      ["active", "expire", "system", "expired"],
      ["expired", "submit", "institution", "pending_approval"],
      ["paused", "retire", "institution", "retired"],
      ["draft", "approve", "institution", "mandate-wrong-state"],
      ["retired", "resume", "institution", "mandate-wrong-state"],
      ["pending_approval", "approve", "company", "not-your-move"],
    ],
  );

  test.each([
    ["paused", "resume", "institution"],
    ["exhausted", "free", "system"],
    ["draft", "submit", "institution"],
  ] as const)(
    "that is %s and was valid until yesterday can't be moved by “%s” of the %s",
    (status, move, by) => {
      const mandate = { status, validUntil: "2026-11-24" };
      expect(mandates.whyNotMoveMandate(mandate, move, by, today)).toBe("mandate-expired");
    },
  );
});

describe("the capacity of a mandate", () => {
  const room = {
    budgetFen: 100n,
    usedFen: 40n,
    amountMinFen: null,
    openIntroductions: 1,
    introductionCap: 2,
  };

  test.each<[mandates.MandateStatus, Partial<mandates.Capacity>, "exhaust" | "free" | null]>([
    ["active", {}, null],
    ["active", { usedFen: 100n }, "exhaust"],
    ["active", { usedFen: 130n }, "exhaust"],
    ["active", { openIntroductions: 2 }, "exhaust"],
    ["active", { amountMinFen: 61n }, "exhaust"],
    ["active", { amountMinFen: 60n }, null],
    ["exhausted", {}, "free"],
    ["exhausted", { openIntroductions: 2 }, null],
    ["paused", { usedFen: 100n }, null],
  ])("that is %s with %o moves it: %s", (status, change, move) => {
    expect(mandates.capacityMove(status, { ...room, ...change })).toBe(move);
  });

  test("is what the budget has left, never below zero", () => {
    expect(mandates.budgetLeft({ budgetFen: 100n, usedFen: 40n })).toBe(60n);
    expect(mandates.budgetLeft({ budgetFen: 100n, usedFen: 140n })).toBe(0n);
  });
});
