import { expect, test } from "vitest";
import { causedBy } from "#app/domain/notifications/caused-by.ts";

const parties = { companyId: "company", institutionId: "bank" };

test.each([
  ["tell-company-introduction-requested", "company", "bank"],
  ["tell-institution-consent-narrowed", "bank", "company"],
  ["tell-institution-offer-to-approve", "bank", "bank"],
  ["tell-admins-case-opened", null, "company"],
  ["tell-company-introduction-waits", "company", null],
  ["tell-introduction-lapsed", "bank", null],
] as const)("%s, heard by %s, was caused by %s", (kind, subscriber, cause) => {
  expect(causedBy(kind, parties, subscriber)).toBe(cause);
});

test("what the operator decides on an organization was caused by no organization", () => {
  const own = { companyId: "company", institutionId: null };
  expect(causedBy("tell-company-case-decided", own, "company")).toBeNull();
});
