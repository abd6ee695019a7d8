import { describe, expect, test } from "vitest";
import type { Party } from "#app/domain/accounts/actor.ts";
import {
  caseStatusAfter,
  type CaseMove,
  type CaseStatus,
  whyNotMoveCase,
} from "#app/domain/moderation/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

const held = (status: CaseStatus) => ({ status, assignedTo: "ann", decidedBy: "ann" });

describe("a case", () => {
  test.each<[CaseStatus, CaseMove, Party, CaseStatus]>([
    ["opened", "assign", "admin", "assigned"],
    ["assigned", "review", "admin", "in_review"],
    ["in_review", "await_party", "admin", "awaiting_party"],
    ["awaiting_party", "answer", "company", "in_review"],
    ["in_review", "decide", "admin", "decided"],
    ["decided", "appeal", "company", "appealed"],
    ["assigned", "close", "system", "closed"],
  ])("that is %s and is moved by “%s” of the %s is %s", (status, move, by, after) => {
    expect(whyNotMoveCase(held(status), move, by, "ann")).toBeNull();
    expect(caseStatusAfter(status, move)).toBe(after);
  });

  test.each<[CaseStatus, CaseMove, Party, string, RefusalCode]>([
    ["opened", "decide", "admin", "ann", "case-wrong-state"],
    ["in_review", "decide", "admin", "ben", "case-not-yours"],
    ["assigned", "review", "admin", "ben", "case-not-yours"],
    ["in_review", "decide", "company", "ann", "not-your-move"],
    ["appealed", "uphold", "admin", "ann", "case-same-person"],
    ["appealed", "overturn", "admin", "ann", "case-same-person"],
    ["upheld", "appeal", "company", "ann", "case-wrong-state"],
  ])("that is %s can't be moved by “%s” of the %s as %s: %s", (status, move, by, userId, code) => {
    expect(whyNotMoveCase(held(status), move, by, userId)).toBe(code);
  });

  test("is decided on appeal by another admin", () => {
    expect(whyNotMoveCase(held("appealed"), "overturn", "admin", "ben")).toBeNull();
  });
});
