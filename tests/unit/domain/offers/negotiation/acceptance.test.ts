import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CompetingOffer,
  heldByAcceptance,
  leftForLess,
  releasedByFallThrough,
  remainingAsk,
  whyNotAccept,
  whyNotOpen,
} from "#app/domain/offers/negotiation/acceptance.ts";
import type { MovableOffer } from "#app/domain/offers/lifecycle.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { forAll } from "#tests/support/for-all.ts";

const commitment = "capital";
const ask = { amountMinFen: 300n, amountMaxFen: 500n };

describe("the remaining ask", () => {
  test.each([
    [0n, 300n, 500n],
    [100n, 300n, 400n],
    [300n, 200n, 200n],
    [500n, 0n, 0n],
    [600n, 0n, 0n],
  ])("after %d was accepted is %d to %d", (accepted, minFen, maxFen) => {
    expect(remainingAsk(ask, accepted)).toEqual({ minFen, maxFen });
  });
});

describe("accepting an offer", () => {
  test.each<[bigint, bigint, bigint, RefusalCode | null]>([
    [0n, 500n, 1_000n, null],
    [200n, 300n, 300n, null],
    [200n, 301n, 1_000n, "offer-exceeds-ask"],
    [500n, 1n, 1_000n, "offer-exceeds-ask"],
    [0n, 500n, 499n, "mandate-budget-short"],
  ])(
    "with %d accepted so far, of %d, with a budget of %d left: %s",
    (acceptedFen, amountFen, budgetLeftFen, code) => {
      expect(whyNotAccept({ commitment, ask, acceptedFen, amountFen, budgetLeftFen })).toBe(code);
    },
  );

  test("never exceeds the ask or the budgets, in any sequence", () => {
    const tries = fc.array(
      fc.record({ amountFen: fc.bigInt(1n, 600n), mandate: fc.integer({ min: 0, max: 2 }) }),
    );
    forAll(tries, fc.array(fc.bigInt(0n, 700n), { minLength: 3, maxLength: 3 }), (offers, budgets) => {
      let acceptedFen = 0n;
      const left = [...budgets];
      for (const { amountFen, mandate } of offers) {
        const budgetLeftFen = left[mandate] ?? 0n;
        if (whyNotAccept({ commitment, ask, acceptedFen, amountFen, budgetLeftFen }) !== null) continue;
        acceptedFen += amountFen;
        left[mandate] = budgetLeftFen - amountFen;
      }
      expect(acceptedFen <= ask.amountMaxFen).toBe(true);
      expect(left.every((budget) => budget >= 0n)).toBe(true);
    });
  });

  const now = new Date("2026-11-25T02:00:00Z");
  const open: MovableOffer & { currentVersion: number } = {
    status: "viewed",
    expiresAt: new Date("2026-12-02T10:00:00Z"),
    heldByDealId: null,
    rounds: 0,
    currentVersion: 2,
  };

  test.each<[ProspectStatus, Partial<typeof open>, number, RefusalCode | null]>([
    ["published", {}, 2, null],
    ["paused", {}, 2, null],
    ["expired", {}, 2, null],
    ["funded", {}, 2, "prospect-funded"],
    ["suspended", {}, 2, "prospect-suspended"],
    ["submitted", {}, 2, "prospect-off-market"],
    ["under_review", {}, 2, "prospect-off-market"],
    ["rejected", {}, 2, "prospect-off-market"],
    ["published", { status: "withdrawn" }, 2, "offer-not-open"],
    ["published", { heldByDealId: "d" }, 2, "offer-on-hold"],
    ["published", { expiresAt: now }, 2, "offer-expired"],
    ["published", {}, 1, "offer-version-outdated"],
  ])("of a prospect that is %s, %o, version %d: %s", (status, change, version, code) => {
    expect(whyNotOpen(status, { ...open, ...change }, version, now)).toBe(code);
  });
});

describe("competing offers", () => {
  const offer = (offerId: string, amountFen: bigint, heldByDealId: string | null = null): CompetingOffer => ({
    offerId,
    commitment,
    amountFen,
    heldByDealId,
  });

  test("that no longer fit are put on hold, the others stay open", () => {
    const competing = [offer("a", 200n), offer("b", 201n), offer("c", 500n, "earlier")];
    expect(heldByAcceptance(200n, competing)).toEqual(["b"]);
  });

  test("are all put on hold when the ask is covered", () => {
    expect(heldByAcceptance(0n, [offer("a", 200n), offer("b", 1n)])).toEqual(["a", "b"]);
  });

  test("on hold are reopened when a deal falls through and they fit again, whichever deal put them on hold", () => {
    const competing = [offer("a", 300n, "deal"), offer("b", 500n, "deal"), offer("c", 300n, "other")];
    expect(releasedByFallThrough("deal", 400n, competing)).toEqual({ release: ["a", "c"], stay: ["b"] });
    expect(releasedByFallThrough("deal", 500n, competing)).toEqual({ release: ["a", "b", "c"], stay: [] });
  });
});

describe("an offer beside what is left of its ask", () => {
  test.each([
    ["fits to the fen", 200n, 300n, "capital", null],
    ["is for more", 200n, 301n, "capital", 300n],
    ["is for more than nothing", 500n, 1n, "capital", 0n],
    ["of a guarantee takes nothing of it", 500n, 500n, "guarantee", null],
    ["of a guarantee is for more than all of it", 0n, 501n, "guarantee", 500n],
  ] as const)("%s: with %d accepted, of %d", (_, acceptedFen, amountFen, of, left) => {
    expect(leftForLess({ commitment: of, amountFen }, ask, acceptedFen)).toBe(left);
  });
});
