import { describe, expect, test } from "vitest";
import { LARGEST_FILE_BYTES } from "#app/domain/documents/limits.ts";
import { whyNotRemoveDocument, whyNotRemoveVersion } from "#app/domain/documents/removal.ts";
import {
  LARGEST_THREAD_BYTES,
  MOST_ATTACHMENTS,
  whyNoCapacity,
  whyNotAttach,
} from "#app/domain/introductions/attachments.ts";

const now = new Date("2026-11-25T02:00:00Z");
const consentTo = (fieldGroups: string[]) => ({ fieldGroups, expiresAt: new Date("2026-12-25T16:00:00Z") });

describe("a file attached to a message", () => {
  test.each([
    ["of an institution under any consent", "institution", "consented", consentTo(["identity"]), null],
    [
      "of a company under one for documents",
      "company",
      "converted",
      consentTo(["identity", "documents"]),
      null,
    ],
    [
      "of a company under none for them",
      "company",
      "consented",
      consentTo(["identity"]),
      "consent-not-for-this",
    ],
    ["before consent", "institution", "consent_pending", null, "consent-missing"],
    ["after its end", "company", "consented", null, "own-consent-over"],
    ["after its end", "institution", "consented", null, "consent-not-in-force"],
    ["after the revocation", "institution", "revoked", null, "introduction-wrong-state"],
  ] as const)("%s", (_, by, status, consent, why) => {
    expect(whyNotAttach(by, status, consent, now)).toBe(why);
  });

  const none = { bytes: 0, files: 0, uploads: 0 };
  test.each([
    [LARGEST_FILE_BYTES, none, null],
    [LARGEST_FILE_BYTES + 1, none, "file-too-large"],
    [1, { ...none, uploads: 10 }, "uploads-too-many"],
    [1, { ...none, files: MOST_ATTACHMENTS }, "thread-full"],
    [2, { ...none, bytes: LARGEST_THREAD_BYTES - 1 }, "thread-full"],
    [1, { ...none, bytes: LARGEST_THREAD_BYTES - 1 }, null],
  ] as const)("is accepted within the limits: %d bytes beside %o", (size, sent, fault) => {
    expect(whyNoCapacity(size, sent)).toBe(fault);
  });
});

test("a document can be removed unless someone is deciding on it, a version once a newer one exists", () => {
  expect(whyNotRemoveDocument({ isReliedOn: true })).toBe("document-relied-on");
  expect(whyNotRemoveDocument({ isReliedOn: false })).toBeNull();
  expect(whyNotRemoveVersion(2, 2)).toBe("document-version-newest");
  expect(whyNotRemoveVersion(1, 2)).toBeNull();
});
