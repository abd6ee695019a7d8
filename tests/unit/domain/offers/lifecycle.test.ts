import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Party } from "#app/domain/accounts/actor.ts";
import * as offers from "#app/domain/offers/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { forAll } from "#tests/support/for-all.ts";
import { testMoves } from "#tests/support/moves.ts";

const now = new Date("2026-11-25T02:00:00Z");
const end = new Date("2026-12-02T10:00:00Z");

function offer(status: offers.OfferStatus, change: Partial<offers.MovableOffer> = {}): offers.MovableOffer {
  return { status, expiresAt: end, heldByDealId: null, rounds: 0, ...change };
}

describe("an offer", () => {
  testMoves(
    offers.offerStatusAfter,
    (status, move, by) => offers.whyNotMoveOffer(offer(status), move, by, now),
    [
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
      ["drafted", "accept", "company", "offer-not-open"],
      ["accepted", "accept", "company", "offer-not-open"],
      ["withdrawn", "decline", "company", "offer-not-open"],
      ["expired", "accept", "company", "offer-expired"],
      ["issued", "issue", "institution", "offer-wrong-state"],
      ["issued", "accept", "institution", "not-your-move"],
      ["viewed", "expire", "system", "offer-wrong-state"],
    ],
  );

  test.each<[Partial<offers.MovableOffer>, offers.OfferMove, RefusalCode]>([
    [{ expiresAt: now }, "accept", "offer-expired"],
    [{ expiresAt: now }, "counter", "offer-expired"],
    [{ expiresAt: now }, "decline", "offer-expired"],
    [{ expiresAt: now, heldByDealId: "d1" }, "decline", "offer-expired"],
    [{ heldByDealId: "d1" }, "accept", "offer-on-hold"],
    [{ heldByDealId: "d1" }, "counter", "offer-on-hold"],
    [{ rounds: 5 }, "counter", "offer-rounds-used-up"],
  ])("that was viewed, with %o, can't be moved by “%s” of the company: %s", (change, move, code) => {
    expect(offers.whyNotMoveOffer(offer("viewed", change), move, "company", now)).toBe(code);
  });

  test("can be answered until its last moment, and a fifth counter-offer is the last", () => {
    const before = new Date(end.getTime() - 1);
    expect(offers.whyNotMoveOffer(offer("viewed"), "accept", "company", before)).toBeNull();
    expect(offers.whyNotMoveOffer(offer("viewed"), "expire", "system", end)).toBeNull();
    expect(offers.whyNotMoveOffer(offer("viewed", { rounds: 4 }), "counter", "company", now)).toBeNull();
  });

  test("is taken back until its last moment, on hold or not, and a draft at any time", () => {
    const withdraw = (change: Partial<offers.MovableOffer>, at: Date) =>
      offers.whyNotMoveOffer(offer("viewed", change), "withdraw", "institution", at);
    for (const heldByDealId of [null, "d1"]) {
      expect(withdraw({ heldByDealId }, new Date(end.getTime() - 1))).toBeNull();
      expect(withdraw({ heldByDealId }, end)).toBe("offer-expired");
    }
    const draft = offer("drafted", { expiresAt: null });
    expect(offers.whyNotMoveOffer(draft, "withdraw", "institution", end)).toBeNull();
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
