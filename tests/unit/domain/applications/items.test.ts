import { expect, test } from "vitest";
import { whyNotProvide } from "#app/domain/applications/items.ts";

const [before, now, after] = [new Date("2026-11-25"), new Date("2026-11-26"), new Date("2026-11-27")];

test.each([
  ["requested", "incomplete", after, null],
  ["requested", "complete", after, "application-wrong-state"],
  ["requested", "declined", after, "application-wrong-state"],
  ["waived", "incomplete", after, "application-item-settled"],
  ["provided", "incomplete", after, "application-item-settled"],
  ["requested", "incomplete", before, "consent-not-in-force"],
  ["requested", "incomplete", now, "consent-not-in-force"],
  ["requested", "incomplete", null, "consent-not-in-force"],
] as const)(
  "an item that is %s of an application that is %s, with a consent until %s: %s",
  (status, application, expiresAt, why) => {
    const consent = expiresAt === null ? null : { expiresAt };
    expect(whyNotProvide({ status }, { status: application }, consent, now)).toBe(why);
  },
);
