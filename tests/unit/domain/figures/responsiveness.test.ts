import { describe, expect, test } from "vitest";
import { responsivenessScore, sharePercent } from "#app/domain/figures/responsiveness.ts";

describe("the published score", () => {
  test.each([
    [{ asked: 4, answered: 4, withinGoal: 4 }, null],
    [{ asked: 5, answered: 5, withinGoal: 5 }, 100],
    [{ asked: 5, answered: 5, withinGoal: 0 }, 75],
    [{ asked: 5, answered: 0, withinGoal: 0 }, 0],
    [{ asked: 36, answered: 34, withinGoal: 30 }, 92],
  ])("of %o is %s", (answers, score) => {
    expect(responsivenessScore(answers)).toBe(score);
  });
});

test.each([
  [0, 0, null],
  [1, 3, "33.33"],
  [2, 3, "66.67"],
  [3, 3, "100.00"],
  [0, 7, "0.00"],
])("%d of %d are %s percent", (part, whole, share) => {
  expect(sharePercent(part, whole)).toBe(share);
});
