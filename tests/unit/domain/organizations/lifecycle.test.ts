import { describe, expect, test } from "vitest";
import {
  institutionStatusAfter,
  type InstitutionMove,
  type InstitutionStatus,
  whyNotMoveInstitution,
  whyNotOfferCapital,
} from "#app/domain/organizations/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

const today = "2026-11-25";

describe("an institution", () => {
  test.each<[InstitutionStatus, InstitutionMove, InstitutionStatus]>([
    ["applied", "take", "verification_pending"],
    ["verification_pending", "return", "applied"],
    ["verification_pending", "verify", "active"],
    ["active", "restrict", "restricted"],
    ["restricted", "restore", "active"],
    ["active", "suspend", "suspended"],
    ["suspended", "restore", "active"],
    ["applied", "terminate", "terminated"],
  ])("that is %s and is moved by “%s” is %s", (status, move, after) => {
    expect(
      whyNotMoveInstitution({ status, licenceExpiresOn: "2027-01-01" }, move, "admin", today),
    ).toBeNull();
    expect(institutionStatusAfter(status, move)).toBe(after);
  });

  test.each<[InstitutionStatus, InstitutionMove, string | null, RefusalCode]>([
    ["applied", "verify", null, "institution-wrong-state"],
    ["terminated", "restore", null, "institution-wrong-state"],
    ["verification_pending", "verify", "2026-11-24", "institution-licence-expired"],
    ["suspended", "restore", "2026-11-24", "institution-licence-expired"],
  ])("that is %s can't be moved by “%s” with a licence to %s: %s", (status, move, licenceExpiresOn, code) => {
    expect(whyNotMoveInstitution({ status, licenceExpiresOn }, move, "admin", today)).toBe(code);
  });

  test("can't verify itself, and can leave by itself", () => {
    const institution = { status: "verification_pending", licenceExpiresOn: null } as const;
    expect(whyNotMoveInstitution(institution, "verify", "institution", today)).toBe("not-your-move");
    expect(whyNotMoveInstitution(institution, "terminate", "institution", today)).toBeNull();
  });

  test.each<[InstitutionStatus, string | null, RefusalCode | null]>([
    ["active", null, null],
    ["active", today, null],
    ["active", "2026-11-24", "institution-licence-expired"],
    ["restricted", null, "institution-not-active"],
    ["applied", null, "institution-not-active"],
  ])("that is %s with a licence to %s may offer capital: %s", (status, licenceExpiresOn, code) => {
    expect(whyNotOfferCapital({ status, licenceExpiresOn }, today)).toBe(code);
  });
});
