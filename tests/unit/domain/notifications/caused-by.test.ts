import { expect, test } from "vitest";
import { causedBy } from "#app/domain/notifications/caused-by.ts";

const parties = { companyId: "company", institutionId: "bank" };

test.each([
  ["notify-company-introduction-requested", "company", "bank"],
  ["notify-institution-consent-narrowed", "bank", "company"],
  ["notify-institution-offer-to-approve", "bank", "bank"],
  ["notify-admins-case-opened", null, "company"],
  ["notify-company-introduction-waits", "company", null],
  ["notify-introduction-lapsed", "bank", null],
  ["notify-company-institution-suspended", "company", null],
] as const)("%s, heard by %s, was caused by %s", (kind, subscriber, cause) => {
  expect(causedBy(kind, parties, subscriber)).toBe(cause);
});

test("the operator's decision on an organization was caused by no organization", () => {
  const own = { companyId: "company", institutionId: null };
  expect(causedBy("notify-company-case-decided", own, "company")).toBeNull();
});
