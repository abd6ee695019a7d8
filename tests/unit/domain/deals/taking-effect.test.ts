import { describe, expect, test } from "vitest";
import type { ConditionStatus, DealStatus } from "#app/domain/deals/lifecycle.ts";
import { refuseUnreviewedEffect, takesEffectWith } from "#app/domain/deals/taking-effect.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { refusalCodeOf } from "#tests/support/refusals.ts";

const conditions = (...statuses: ConditionStatus[]) =>
  statuses.map((status, at) => ({ id: `c${String(at)}`, status }));

describe("a guarantee", () => {
  test.each<[DealStatus, Commitment, ConditionStatus[], boolean]>([
    ["conditions_open", "guarantee", ["requested"], true],
    ["conditions_open", "guarantee", ["received", "satisfied", "waived"], true],
    ["conditions_open", "guarantee", ["received", "requested"], false],
    ["conditions_open", "guarantee", ["received", "received"], false],
    ["conditions_open", "capital", ["received"], false],
    ["documents_out", "guarantee", ["received"], false],
    ["in_force", "guarantee", ["satisfied"], false],
  ])("%s as %s with the conditions %o takes effect by its first: %s", (status, commitment, states, takes) => {
    expect(takesEffectWith({ status, commitment }, conditions(...states), "c0")).toBe(takes);
  });
});

test("settling a condition takes a review exactly where a guarantee takes effect by it", async () => {
  const settled = (takesEffect: boolean, typedAmount: string | null) =>
    refusalCodeOf(
      Promise.resolve().then(() => {
        const reviewed = typedAmount === null ? null : { typedAmount };
        refuseUnreviewedEffect({ amountFen: 500_000_000n, takesEffect }, reviewed);
      }),
    );
  expect(await settled(false, null)).toBe("nothing refused");
  expect(await settled(true, "500万")).toBe("nothing refused");
  expect(await settled(true, null)).toBe("condition-takes-effect");
  expect(await settled(false, "500万")).toBe("review-outdated");
  expect(await settled(true, "499万")).toBe("amount-not-confirmed");
});
