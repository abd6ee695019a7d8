import { describe, expect, test } from "vitest";
import { caseStatusAfter, type CaseStatus, whyNotMoveCase } from "#app/domain/moderation/lifecycle.ts";
import { testMoves } from "#tests/support/moves.ts";

const held = (status: CaseStatus) => ({ status, assignedTo: "ann", decidedBy: "ann" });

describe("a case", () => {
  testMoves(caseStatusAfter, (status, move, by) => whyNotMoveCase(held(status), move, by, "ann"), [
    ["opened", "assign", "admin", "assigned"],
    ["assigned", "review", "admin", "in_review"],
    ["in_review", "await_party", "admin", "awaiting_party"],
    ["awaiting_party", "answer", "company", "in_review"],
    ["in_review", "decide", "admin", "decided"],
    ["decided", "appeal", "company", "appealed"],
    ["assigned", "close", "system", "closed"],
    ["opened", "decide", "admin", "case-not-taken"],
    ["opened", "answer", "company", "case-wrong-state"],
    ["in_review", "decide", "company", "not-your-move"],
    ["appealed", "uphold", "admin", "case-same-person"],
    ["appealed", "overturn", "admin", "case-same-person"],
    ["upheld", "appeal", "company", "case-wrong-state"],
  ]);

  test("is decided by the admin whom it is assigned to, and on appeal by another", () => {
    expect(whyNotMoveCase(held("in_review"), "decide", "admin", "ben")).toBe("case-not-yours");
    expect(whyNotMoveCase(held("assigned"), "review", "admin", "ben")).toBe("case-not-yours");
    expect(whyNotMoveCase(held("appealed"), "overturn", "admin", "ben")).toBeNull();
  });
});
