import { describe, expect, test } from "vitest";
import {
  consentStatusAfter,
  type Consent,
  openGroups,
  whyNotMoveConsent,
  whyNotSee,
} from "#app/domain/introductions/consent.ts";

const now = new Date("2026-11-25T02:00:00Z");
const consent: Consent = {
  status: "granted",
  groups: ["identity", "figures"],
  purpose: "assess_financing",
  expiresAt: new Date("2026-12-25T16:00:00Z"),
};

describe("a consent", () => {
  test("opens the groups that it names, and no other", () => {
    expect(whyNotSee(consent, "figures", now)).toBeNull();
    expect(whyNotSee(consent, "documents", now)).toBe("consent-not-for-this");
    expect(whyNotSee(null, "figures", now)).toBe("consent-missing");
  });

  test("ends by the clock, before any job has marked it", () => {
    expect(whyNotSee(consent, "figures", consent.expiresAt)).toBe("consent-not-in-force");
    expect(whyNotMoveConsent(consent, "expire", "system", now)).toBe("consent-wrong-state");
    expect(whyNotMoveConsent(consent, "expire", "system", consent.expiresAt)).toBeNull();
  });

  test("is revoked by the company alone, at once", () => {
    expect(whyNotMoveConsent(consent, "revoke", "institution", now)).toBe("not-your-move");
    expect(whyNotMoveConsent(consent, "revoke", "company", now)).toBeNull();
    expect(whyNotSee({ ...consent, status: consentStatusAfter("granted", "revoke") }, "figures", now)).toBe(
      "consent-not-in-force",
    );
    expect(whyNotMoveConsent({ ...consent, status: "revoked" }, "revoke", "company", now)).toBe(
      "consent-wrong-state",
    );
  });

  test("adds to the other consents in force", () => {
    const old: Consent = { ...consent, status: "revoked", groups: ["documents"] };
    const more: Consent = { ...consent, groups: ["contacts", "figures"] };
    expect(openGroups([consent, old, more], now).sort()).toEqual(["contacts", "figures", "identity"]);
    expect(openGroups([old], now)).toEqual([]);
  });
});
