import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evidenceForOthers } from "#app/domain/matching/ranking/reason.ts";
import { forAll } from "#tests/support/for-all.ts";

describe("the count of an institution's deals shown to a company", () => {
  test("is in steps of five, from five deals on, and never too high", () =>
    forAll(fc.nat(60), fc.nat(200), fc.integer({ min: 1, max: 90 }), (deals, others, tenths) => {
      const evidence = { deals, of: deals + others, times: tenths / 10, isExact: true };
      const shown = evidenceForOthers(evidence);
      if (deals < 5) expect(shown).toBeNull();
      if (shown === null) return;
      expect([shown.deals % 5, shown.of % 5, (shown.times * 2) % 1]).toEqual([0, 0, 0]);
      expect(deals - shown.deals).toBeLessThan(5);
      expect(shown.deals).toBeLessThanOrEqual(deals);
      expect(shown.of).toBeLessThanOrEqual(evidence.of);
      expect(shown.times).not.toBe(1);
    }));

  test("is the same for every company until the next step", () => {
    const shown = [15, 16, 17, 18, 19].map((deals) =>
      evidenceForOthers({ deals, of: 42, times: 2.4, isExact: false }),
    );
    expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(shown[0]).toEqual({ deals: 15, of: 40, times: 2.5, isExact: false });
  });
});
