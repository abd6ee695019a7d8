import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Party } from "#app/domain/accounts/actor.ts";
import * as offers from "#app/domain/offers/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { forAll } from "#tests/support/for-all.ts";

const now = new Date("2026-11-25T02:00:00Z");
const end = new Date("2026-12-02T10:00:00Z");

function offer(status: offers.OfferStatus, change: Partial<offers.MovableOffer> = {}): offers.MovableOffer {
  return { status, expiresAt: end, heldByDealId: null, rounds: 0, ...change };
}

describe("an offer", () => {
  test.each<[offers.OfferStatus, offers.OfferMove, Party, offers.OfferStatus]>([
    ["drafted", "approve", "institution", "approved_internally"],
    ["drafted", "issue", "institution", "issued"],
    ["approved_internally", "issue", "institution", "issued"],
    ["issued", "view", "company", "viewed"],
    ["viewed", "counter", "company", "countered"],
    ["countered", "revise", "institution", "revised"],
    ["revised", "view", "company", "viewed"],
    ["viewed", "accept", "company", "accepted"],
    ["countered", "accept", "company", "accepted"],
    ["viewed", "decline", "company", "declined"],
    ["viewed", "withdraw", "institution", "withdrawn"],
    ["viewed", "supersede", "system", "superseded"],
  ])("that is %s and is moved by “%s” of the %s is %s", (status, move, by, after) => {
    expect(offers.whyNotMoveOffer(offer(status), move, by, now)).toBeNull();
    expect(offers.offerStatusAfter(status, move)).toBe(after);
  });

  test.each<[offers.MovableOffer, offers.OfferMove, Party, RefusalCode]>([
    [offer("drafted"), "accept", "company", "offer-not-open"],
    [offer("accepted"), "accept", "company", "offer-not-open"],
    [offer("withdrawn"), "decline", "company", "offer-not-open"],
    [offer("expired"), "accept", "company", "offer-expired"],
    [offer("issued"), "issue", "institution", "offer-wrong-state"],
    [offer("issued"), "accept", "institution", "not-your-move"],
    [offer("viewed", { expiresAt: now }), "accept", "company", "offer-expired"],
    [offer("viewed", { expiresAt: now }), "counter", "company", "offer-expired"],
    [offer("viewed", { heldByDealId: "d1" }), "accept", "company", "offer-on-hold"],
    [offer("viewed", { heldByDealId: "d1" }), "counter", "company", "offer-on-hold"],
    [offer("viewed", { rounds: 5 }), "counter", "company", "offer-rounds-used-up"],
    [offer("viewed"), "expire", "system", "offer-wrong-state"],
  ])("%o can't be moved by “%s” of the %s: %s", (subject, move, by, code) => {
    expect(offers.whyNotMoveOffer(subject, move, by, now)).toBe(code);
  });

  test("can be answered until its last moment, and a fifth counter-offer is the last", () => {
    const before = new Date(end.getTime() - 1);
    expect(offers.whyNotMoveOffer(offer("viewed"), "accept", "company", before)).toBeNull();
    expect(offers.whyNotMoveOffer(offer("viewed"), "expire", "system", end)).toBeNull();
    expect(offers.whyNotMoveOffer(offer("viewed", { rounds: 4 }), "counter", "company", now)).toBeNull();
  });

  test("on hold can still be declined, withdrawn, expire and be superseded", () => {
    const held = offer("viewed", { heldByDealId: "d1" });
    expect(offers.whyNotMoveOffer(held, "decline", "company", now)).toBeNull();
    expect(offers.whyNotMoveOffer(held, "withdraw", "institution", now)).toBeNull();
    expect(offers.whyNotMoveOffer(held, "expire", "system", end)).toBeNull();
    expect(offers.whyNotMoveOffer(held, "supersede", "system", now)).toBeNull();
  });

  test("is accepted at most once, in any sequence of moves", () => {
    const attempt = fc.record({
      move: fc.constantFrom(...offers.OFFER_MOVES),
      by: fc.constantFrom<Party>("company", "institution", "admin", "system"),
      minutes: fc.integer({ min: 0, max: 12_000 }),
    });
    forAll(fc.array(attempt, { maxLength: 40 }), (attempts) => {
      let status: offers.OfferStatus = "drafted";
      let accepted = 0;
      for (const { move, by, minutes } of attempts) {
        const at = new Date(now.getTime() + minutes * 60_000);
        if (offers.whyNotMoveOffer(offer(status), move, by, at) !== null) continue;
        if (move === "accept") accepted += 1;
        status = offers.offerStatusAfter(status, move);
      }
      expect(accepted).toBeLessThanOrEqual(1);
      expect(accepted === 1).toBe(status === "accepted");
    });
  });

  test("is open while the company can answer", () => {
    expect(offers.OFFER_STATUSES.filter(offers.isOpenOffer)).toEqual([...offers.OPEN_OFFER_STATUSES]);
  });
});
