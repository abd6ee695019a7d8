import fc from "fast-check";
import { expect, test } from "vitest";
import { textDifference } from "#app/domain/moderation/text-difference.ts";
import { forAll } from "#tests/support/for-all.ts";

test.each([
  ["fibre-laser heads", "fibre-laser heads", { start: "fibre-laser heads", removed: "", added: "", end: "" }],
  ["laser heads", "laser welding heads", { start: "laser ", removed: "", added: "welding ", end: "heads" }],
  ["seven patents", "eight patents", { start: "", removed: "seven", added: "eight", end: " patents" }],
  [
    "光纤激光焊接头",
    "蓝光与光纤激光焊接头",
    { start: "", removed: "", added: "蓝光与", end: "光纤激光焊接头" },
  ],
  ["", "new", { start: "", removed: "", added: "new", end: "" }],
])("the difference of two texts keeps their common start and end: “%s” → “%s”", (before, after, expected) => {
  expect(textDifference(before, after)).toEqual(expected);
});

test("the parts of a text difference combine to the two texts", () =>
  forAll(fc.string(), fc.string(), (before, after) => {
    const { start, removed, added, end } = textDifference(before, after);
    expect([start + removed + end, start + added + end]).toEqual([before, after]);
  }));
