import { describe, expect, test } from "vitest";
import {
  endAfter,
  extended,
  lastDayOf,
  narrowed,
  whyNotExtend,
  whyNotNarrow,
  type ConsentTerms,
} from "#app/domain/introductions/consent-change.ts";
import { type RecordedConsent, ledgerOf } from "#app/domain/introductions/consent-ledger.ts";

/** Eight in the evening of 25 November in Shanghai. */
const now = new Date("2026-11-25T12:00:00Z");
const consent: ConsentTerms = {
  fieldGroups: ["identity", "contacts", "figures"],
  expiresAt: new Date("2026-12-25T16:00:00Z"),
};

test("a consent ends at the end of its last day in Shanghai", () => {
  expect(lastDayOf(consent.expiresAt)).toBe("2026-12-25");
  expect(endAfter(30, now)).toEqual(consent.expiresAt);
});

describe("narrowing a consent", () => {
  test.each([
    ["a group", { without: ["contacts"], lastDay: null }, null],
    ["a day", { without: [], lastDay: "2026-12-24" }, null],
    ["all but today", { without: ["contacts", "figures"], lastDay: "2026-11-25" }, null],
    ["nothing", { without: [], lastDay: null }, "consent-unchanged"],
    ["a group that it doesn't open", { without: ["documents"], lastDay: null }, "consent-not-narrower"],
    ["the identity", { without: ["identity"], lastDay: null }, "consent-not-narrower"],
    ["no day", { without: [], lastDay: "2026-12-25" }, "consent-not-narrower"],
    ["a day too many", { without: ["figures"], lastDay: "2026-12-26" }, "consent-not-narrower"],
    ["what is over", { without: [], lastDay: "2026-11-24" }, "consent-not-narrower"],
  ] as const)("removes %s", (_, change, why) => {
    expect(whyNotNarrow(consent, change, now)).toBe(why);
  });

  test("leaves the rest unchanged", () => {
    expect(narrowed(consent, { without: ["contacts"], lastDay: null })).toEqual({
      fieldGroups: ["identity", "figures"],
      expiresAt: consent.expiresAt,
    });
    expect(narrowed(consent, { without: [], lastDay: "2026-12-01" })).toEqual({
      fieldGroups: consent.fieldGroups,
      expiresAt: new Date("2026-12-01T16:00:00Z"),
    });
  });
});

describe("extending a consent", () => {
  test.each([
    ["a group", { added: ["documents"], days: null }, null],
    ["days", { added: [], days: 90 }, null],
    ["nothing", { added: [], days: null }, "consent-unchanged"],
    ["a group that it opens", { added: ["figures", "documents"], days: 90 }, "consent-not-wider"],
    ["the day on which it ends", { added: [], days: 30 }, "consent-not-wider"],
  ] as const)("adds %s", (_, change, why) => {
    expect(whyNotExtend(consent, change, now)).toBe(why);
  });

  test("counts its days from today", () => {
    expect(extended(consent, { added: ["documents"], days: 90 }, now)).toEqual({
      fieldGroups: ["identity", "contacts", "figures", "documents"],
      expiresAt: new Date("2027-02-23T16:00:00Z"),
    });
  });
});

describe("the consent ledger", () => {
  const granted: RecordedConsent = {
    sequence: 1,
    step: "granted",
    fieldGroups: ["identity", "figures"],
    grantor: "Lin",
    ender: "Lin",
    grantedAt: new Date("2026-11-01T02:00:00Z"),
    expiresAt: consent.expiresAt,
    revokedAt: now,
    endedBy: "company",
  };
  const narrower: RecordedConsent = {
    ...granted,
    sequence: 2,
    step: "narrowed",
    fieldGroups: ["identity"],
    grantedAt: now,
    ender: null,
    revokedAt: null,
    endedBy: null,
  };
  const whats = (consents: RecordedConsent[], at = now) =>
    ledgerOf(consents, at).map(({ what, by }) => [what, by]);

  test("lists each step once, newest first; a replaced consent ended when its replacement began", () => {
    expect(whats([narrower, granted])).toEqual([
      ["narrowed", "company"],
      ["granted", "company"],
    ]);
    expect(ledgerOf([granted, narrower], now)[0]).toMatchObject({ opens: { fieldGroups: ["identity"] } });
  });

  test.each([
    ["revoked", "company"],
    ["given_back", "institution"],
    ["expired", "system"],
  ] as const)("ends where it was %s", (what, by) => {
    expect(whats([granted, { ...narrower, revokedAt: now, endedBy: by }])[0]).toEqual([what, by]);
  });

  test("ends a consent by the clock, before any job has marked it", () => {
    expect(whats([narrower], consent.expiresAt)[0]).toEqual(["expired", "system"]);
    expect(ledgerOf([], now)).toEqual([]);
  });
});
