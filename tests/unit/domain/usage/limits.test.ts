import { expect, test } from "vitest";
import { type LimitedAct, limitsOf, limitsOfPair, USAGE_LIMITS } from "#app/domain/usage/limits.ts";

const acts = Object.keys(USAGE_LIMITS) as LimitedAct[];

test.each(acts)("%s: an hour allows no more than a day, a person no more than the organization", (act) => {
  const { person, organization } = USAGE_LIMITS[act];
  expect(person.hour).toBeLessThanOrEqual(person.day);
  expect(organization.hour).toBeLessThanOrEqual(organization.day);
  expect(person.hour).toBeLessThanOrEqual(organization.hour);
  expect(person.day).toBeLessThanOrEqual(organization.day);
});

test("a person and the organization each have an hourly and a daily limit; an operator's person has no organization's", () => {
  const of = limitsOf("introduction", { userId: "u", organizationId: "o" });
  expect(of.map(({ kind, holder, span, most }) => [kind, holder, span, most])).toEqual([
    ["person", "u", "hour", 30],
    ["person", "u", "day", 40],
    ["organization", "o", "hour", 90],
    ["organization", "o", "day", 240],
  ]);
  expect(limitsOf("spreadsheet", { userId: "u", organizationId: null }).map(({ kind }) => kind)).toEqual([
    "person",
    "person",
  ]);
});

test("one organization's requests to another are counted apart from requests the other way", () => {
  const [one] = limitsOfPair("a", "b");
  const [other] = limitsOfPair("b", "a");
  expect(one?.holder).not.toBe(other?.holder);
});
