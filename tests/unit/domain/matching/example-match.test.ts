import { expect, test } from "vitest";
import { exampleMatch } from "#app/domain/matching/example-match.ts";

test("the example for visitors meets every hard criterion, and leaves a preference open", () => {
  expect(exampleMatch("2031-03-03").map(({ criterion, outcome }) => [criterion, outcome])).toEqual([
    ["instrument", "met"],
    ["amount", "met"],
    ["term", "met"],
    ["revenue", "met"],
    ["recognition", "met"],
    ["debt_ratio", "possible"],
  ]);
});
