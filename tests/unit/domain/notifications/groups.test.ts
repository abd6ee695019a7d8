import { describe, expect, test } from "vitest";
import { chosenGroups, groupsOf, isFixed } from "#app/domain/notifications/group-settings.ts";
import { notificationGroupOf } from "#app/domain/notifications/groups.ts";
import { isNotified, notificationKind, notificationKinds } from "#app/domain/notifications/kinds.ts";
import { parseStopText, toStopText, type StopLink } from "#app/domain/notifications/stopping.ts";

const [userId, organizationId] = [
  "0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4",
  "5c1c4d6e-2f4f-4a38-a15b-0f6c2a9d7e11",
];

describe("notification groups", () => {
  test("include every kind for each of its recipients on their page", () => {
    for (const kind of Object.keys(notificationKinds).filter(isNotified))
      for (const side of notificationKind(kind).to)
        expect([kind, ...groupsOf(side)]).toContain(notificationGroupOf(kind));
  });

  test("can't be turned off for decisions, access and the end of a consent", () => {
    for (const kind of [
      "notify-institution-consent-ended",
      "notify-institution-status-changed",
      "notify-company-institution-suspended",
      "notify-company-case-decided",
    ] as const)
      expect(isFixed(notificationGroupOf(kind))).toBe(true);
    expect(isFixed(notificationGroupOf("notify-company-offer-issued"))).toBe(false);
  });
});

describe("the token of an unsubscribe link", () => {
  test("is parsed back into what it was made from", () => {
    const sides: StopLink[] = [
      ...[...chosenGroups, "digest" as const].map((stops) => ({
        side: "company" as const,
        userId,
        organizationId,
        stops,
      })),
      { side: "admin", userId, organizationId: null, stops: "cases" },
    ];
    for (const link of sides) expect(parseStopText(toStopText(link))).toEqual(link);
  });

  test.each([
    "",
    `company.${userId}..offers`,
    `admin.${userId}.${organizationId}.cases`,
    `company.${userId}.${organizationId}.standing`,
    `company.${userId}.${organizationId}.offers.offers`,
    `system.${userId}.${organizationId}.offers`,
  ])("is invalid: %s", (text) => {
    expect(parseStopText(text)).toBeNull();
  });
});
