import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evidenceForOthers } from "#app/domain/matching/ranking/reason.ts";
import { forAll } from "#tests/support/for-all.ts";

describe("the count of an institution's deals shown to a company", () => {
  test("is in steps of five, from five deals on, and never too high", () =>
    forAll(fc.nat(60), fc.nat(200), fc.integer({ min: 1, max: 90 }), (deals, others, tenths) => {
      const evidence = { deals, of: deals + others, times: tenths / 10, isExact: true };
      const told = evidenceForOthers(evidence);
      if (deals < 5) expect(told).toBeNull();
      if (told === null) return;
      expect([told.deals % 5, told.of % 5, (told.times * 2) % 1]).toEqual([0, 0, 0]);
      expect(deals - told.deals).toBeLessThan(5);
      expect(told.deals).toBeLessThanOrEqual(deals);
      expect(told.of).toBeLessThanOrEqual(evidence.of);
      expect(told.times).not.toBe(1);
    }));

  test("is the same for every company until the next step", () => {
    const told = [15, 16, 17, 18, 19].map((deals) =>
      evidenceForOthers({ deals, of: 42, times: 2.4, isExact: false }),
    );
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(told[0]).toEqual({ deals: 15, of: 40, times: 2.5, isExact: false });
  });
});
