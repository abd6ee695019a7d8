import { describe, expect, test } from "vitest";
import { chosenGroups, groupsOf, isFixed } from "#app/domain/notifications/group-settings.ts";
import { groupOf } from "#app/domain/notifications/groups.ts";
import { isNotified, notificationKind, notificationKinds } from "#app/domain/notifications/kinds.ts";
import { parseStopText, toStopText, type StopLink } from "#app/domain/notifications/stopping.ts";

const [userId, organizationId] = [
  "0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4",
  "5c1c4d6e-2f4f-4a38-a15b-0f6c2a9d7e11",
];

describe("groups", () => {
  test("everybody who is told of a kind finds its group on their page", () => {
    for (const kind of Object.keys(notificationKinds).filter(isNotified))
      for (const side of notificationKind(kind).to)
        expect([kind, ...groupsOf(side)]).toContain(groupOf(kind));
  });

  test("decisions, access and the end of a consent can't be turned off", () => {
    for (const kind of [
      "notify-institution-consent-ended",
      "notify-institution-status-changed",
      "notify-company-case-decided",
    ] as const)
      expect(isFixed(groupOf(kind))).toBe(true);
    expect(isFixed(groupOf("notify-company-offer-issued"))).toBe(false);
  });
});

describe("the text of a link that stops e-mails", () => {
  test("says what it was made of", () => {
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
  ])("is none of ours: %s", (text) => {
    expect(parseStopText(text)).toBeNull();
  });
});
