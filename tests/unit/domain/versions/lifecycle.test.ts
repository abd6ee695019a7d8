import { describe, expect, test } from "vitest";
import { whyNotMoveApplication } from "#app/domain/applications/lifecycle.ts";
import { versionStatusAfter, whyNotMoveVersion } from "#app/domain/versions/lifecycle.ts";
import { testMoves } from "#tests/support/moves.ts";

describe("a version", () => {
  testMoves(versionStatusAfter, whyNotMoveVersion, [
    ["draft", "submit", "company", "submitted"],
    ["draft", "submit", "institution", "submitted"],
    ["submitted", "recall", "company", "draft"],
    ["submitted", "request_changes", "admin", "changes_requested"],
    ["changes_requested", "submit", "company", "submitted"],
    ["submitted", "approve", "admin", "live"],
    ["submitted", "approve", "system", "live"],
    ["live", "supersede", "admin", "superseded"],
    ["live", "recall", "company", "version-wrong-state"],
    ["superseded", "approve", "admin", "version-wrong-state"],
    ["submitted", "approve", "company", "not-your-move"],
  ]);
});

test("a declined application can be reopened by the institution, not by the company", () => {
  expect(whyNotMoveApplication({ status: "declined" }, "reopen", "institution")).toBeNull();
  expect(whyNotMoveApplication({ status: "declined" }, "reopen", "company")).toBe("not-your-move");
  expect(whyNotMoveApplication({ status: "withdrawn" }, "reopen", "institution")).toBe(
    "application-wrong-state",
  );
});
