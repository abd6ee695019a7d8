import { describe, expect, test } from "vitest";
import type { Party } from "#app/domain/accounts/actor.ts";
import {
  institutionStatusAfter,
  type InstitutionMove,
  type InstitutionStatus,
  whyNotMoveInstitution,
  whyNotOfferCapital,
} from "#app/domain/organizations/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { testMoves } from "#tests/support/moves.ts";

const today = "2026-11-25";

const whyNotWith =
  (licenceExpiresOn: string | null) => (status: InstitutionStatus, move: InstitutionMove, by: Party) =>
    whyNotMoveInstitution({ status, licenceExpiresOn }, move, by, today);

describe("an institution", () => {
  testMoves(institutionStatusAfter, whyNotWith("2027-01-01"), [
    ["applied", "take", "admin", "verification_pending"],
    ["verification_pending", "return", "admin", "applied"],
    ["verification_pending", "verify", "admin", "active"],
    ["active", "restrict", "admin", "restricted"],
    ["restricted", "restore", "admin", "active"],
    ["active", "suspend", "admin", "suspended"],
    ["suspended", "restore_restricted", "admin", "restricted"],
    ["restricted", "restore_restricted", "admin", "institution-wrong-state"],
    ["suspended", "restore", "admin", "active"],
    ["applied", "terminate", "admin", "terminated"],
    ["verification_pending", "refuse", "admin", "terminated"],
  ]);

  describe("without an end of its licence", () => {
    testMoves(institutionStatusAfter, whyNotWith(null), [
      ["applied", "verify", "admin", "institution-wrong-state"],
      ["terminated", "restore", "admin", "institution-wrong-state"],
      ["active", "refuse", "admin", "institution-wrong-state"],
      ["verification_pending", "refuse", "institution", "not-your-move"],
      ["verification_pending", "verify", "institution", "not-your-move"],
      ["verification_pending", "terminate", "institution", "terminated"],
    ]);
  });

  describe("with an expired licence", () => {
    testMoves(institutionStatusAfter, whyNotWith("2026-11-24"), [
      ["verification_pending", "verify", "admin", "institution-licence-expired"],
      ["suspended", "restore", "admin", "institution-licence-expired"],
    ]);
  });

  test.each<[InstitutionStatus, string | null, RefusalCode | null]>([
    ["active", null, null],
    ["active", today, null],
    ["active", "2026-11-24", "institution-licence-expired"],
    ["restricted", null, "institution-restricted"],
    ["applied", null, "institution-not-active"],
  ])("that is %s with a licence to %s may offer capital: %s", (status, licenceExpiresOn, code) => {
    expect(whyNotOfferCapital({ status, licenceExpiresOn }, today)).toBe(code);
  });
});
