import { expect, test } from "vitest";
import type { Party } from "#app/domain/accounts/actor.ts";
import { whyNotMoveApplication } from "#app/domain/applications/lifecycle.ts";
import {
  versionStatusAfter,
  type VersionMove,
  type VersionStatus,
  whyNotMoveVersion,
} from "#app/domain/versions/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

test.each<[VersionStatus, VersionMove, Party, VersionStatus]>([
  ["draft", "submit", "company", "submitted"],
  ["draft", "submit", "institution", "submitted"],
  ["submitted", "recall", "company", "draft"],
  ["submitted", "request_changes", "admin", "changes_requested"],
  ["changes_requested", "submit", "company", "submitted"],
  ["submitted", "approve", "admin", "live"],
  ["submitted", "approve", "system", "live"],
  ["live", "supersede", "admin", "superseded"],
])("a version that is %s and is moved by “%s” of the %s is %s", (status, move, by, after) => {
  expect(whyNotMoveVersion(status, move, by)).toBeNull();
  expect(versionStatusAfter(status, move)).toBe(after);
});

test.each<[VersionStatus, VersionMove, Party, RefusalCode]>([
  ["live", "recall", "company", "version-wrong-state"],
  ["superseded", "approve", "admin", "version-wrong-state"],
  ["submitted", "approve", "company", "not-your-move"],
])("a version that is %s can't be moved by “%s” of the %s: %s", (status, move, by, code) => {
  expect(whyNotMoveVersion(status, move, by)).toBe(code);
});

test("a declined application can be reopened by the institution, not by the company", () => {
  expect(whyNotMoveApplication({ status: "declined" }, "reopen", "institution")).toBeNull();
  expect(whyNotMoveApplication({ status: "declined" }, "reopen", "company")).toBe("not-your-move");
  expect(whyNotMoveApplication({ status: "withdrawn" }, "reopen", "institution")).toBe(
    "application-wrong-state",
  );
});
