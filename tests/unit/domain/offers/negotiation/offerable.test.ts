import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { remainingFor } from "#app/domain/offers/negotiation/acceptance.ts";
import { mostOffered, offerableAsk, whyNotAsked } from "#app/domain/offers/negotiation/offerable.ts";
import { roundedUp } from "#app/domain/prospects/round-amounts.ts";
import { publishedAsk } from "#app/domain/prospects/teaser.ts";
import { forAll } from "#tests/support/for-all.ts";

const range = (minFen: bigint | null, maxFen: bigint | null) => ({ minFen, maxFen });

describe("what an institution may offer at most", () => {
  test.each([
    ["what its consent shows, where that is less", 18n, 20n, 18n],
    ["what is published, where that is less", 18n, 10n, 10n],
    ["what is published, without a consent", null, 20n, 20n],
    ["what its consent shows, without a teaser", 18n, null, 18n],
    ["not known, where neither is shown", null, null, null],
  ])("is %s", (_, given, published, most) => {
    expect(mostOffered(given, published)).toBe(most);
  });

  test("is what a company can accept while nothing is accepted, and never less than that", () => {
    const fen = fc.bigInt(1_000_000n, 10_000_000_000n);
    forAll(fen, fen, (soughtFen, accepted) => {
      const acceptedFen = accepted % (soughtFen + 1n);
      const ask = { amountMinFen: 1n, amountMaxFen: soughtFen };
      const most = (accepted: bigint) => mostOffered(soughtFen, publishedAsk(ask, accepted).to);
      expect(most(0n)).toBe(soughtFen);
      const left = remainingFor("capital", ask, acceptedFen);
      expect(most(acceptedFen)).toBe(roundedUp(left) < soughtFen ? roundedUp(left) : soughtFen);
      expect((most(acceptedFen) ?? 0n) >= left).toBe(true);
    });
  });
});

describe("what an ask seeks of an institution", () => {
  const [published, given] = [range(10n, 20n), range(14n, 18n)];

  test.each([
    ["exactly, with a consent", "capital", published, given, given],
    ["as published, without one", "capital", published, range(null, null), published],
    ["as published, where part of it is met", "capital", range(5n, 10n), given, range(5n, 10n)],
    ["all of it, for a guarantee", "guarantee", range(5n, 10n), given, given],
    ["nothing, where it is met", "capital", range(0n, 0n), given, range(0n, 0n)],
    ["nothing, where it is met, for a guarantee", "guarantee", range(0n, 0n), given, range(0n, 0n)],
    ["exactly, without a teaser", "capital", range(null, null), given, given],
  ] as const)("is shown %s", (_, commitment, ofTeaser, ofConsent, shown) => {
    expect(offerableAsk(commitment, ofTeaser, ofConsent)).toEqual(shown);
  });

  test("is no limit for a guarantee once it is met, and is one for capital", () => {
    expect(whyNotAsked("capital", 18n, given)).toBeNull();
    expect(whyNotAsked("capital", 19n, given)).toBe("offer-exceeds-ask");
    expect(whyNotAsked("capital", 1n, range(0n, 0n))).toBe("offer-exceeds-ask");
    expect(whyNotAsked("guarantee", 1n, range(0n, 0n))).toBeNull();
    expect(whyNotAsked("capital", 99n, range(null, null))).toBeNull();
  });
});
