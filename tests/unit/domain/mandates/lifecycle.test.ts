import { describe, expect, test } from "vitest";
import type { Party } from "#app/domain/accounts/actor.ts";
import * as mandates from "#app/domain/mandates/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

const today = "2026-11-25";
const valid = "2027-06-30";

describe("a mandate", () => {
  test.each<[mandates.MandateStatus, mandates.MandateMove, Party, mandates.MandateStatus]>([
    ["draft", "submit", "institution", "pending_approval"],
    ["pending_approval", "return", "institution", "draft"],
    ["pending_approval", "approve", "institution", "active"],
    ["active", "pause", "institution", "paused"],
    ["paused", "resume", "institution", "active"],
    ["active", "exhaust", "system", "exhausted"],
    ["exhausted", "free", "system", "active"],
    ["active", "expire", "system", "expired"],
    ["expired", "submit", "institution", "pending_approval"],
    ["paused", "retire", "institution", "retired"],
  ])("that is %s and is moved by “%s” of the %s is %s", (status, move, by, after) => {
    expect(mandates.whyNotMoveMandate({ status, validUntil: valid }, move, by, today)).toBeNull();
    expect(mandates.mandateStatusAfter(status, move)).toBe(after);
  });

  test.each<[mandates.MandateStatus, mandates.MandateMove, Party, string, RefusalCode]>([
    ["draft", "approve", "institution", valid, "mandate-wrong-state"],
    ["retired", "resume", "institution", valid, "mandate-wrong-state"],
    ["pending_approval", "approve", "company", valid, "not-your-move"],
    ["paused", "resume", "institution", "2026-11-24", "mandate-expired"],
    ["exhausted", "free", "system", "2026-11-24", "mandate-expired"],
    ["draft", "submit", "institution", "2026-11-24", "mandate-expired"],
  ])("that is %s can't be moved by “%s” of the %s until %s: %s", (status, move, by, validUntil, code) => {
    expect(mandates.whyNotMoveMandate({ status, validUntil }, move, by, today)).toBe(code);
  });
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
