import fc from "fast-check";
import { expect, test } from "vitest";
import { roundedDown, roundedUp } from "#app/domain/prospects/round-amounts.ts";
import { publishedAsk } from "#app/domain/prospects/teaser.ts";
import { forAll } from "#tests/support/for-all.ts";

const yuan = (amount: number) => BigInt(amount) * 100n;

test.each([
  [0, 0, 0],
  [1, 0, 10_000],
  [47_300, 40_000, 50_000],
  [230_000, 200_000, 250_000],
  [3_270_000, 3_000_000, 3_500_000],
  [5_000_000, 5_000_000, 5_000_000],
  [6_400_000, 6_000_000, 7_000_000],
  [47_600_000, 45_000_000, 50_000_000],
  [99_999_999, 90_000_000, 100_000_000],
])("¥%d is between ¥%d and ¥%d in the steps of lenders", (amount, down, up) => {
  expect(roundedDown(yuan(amount))).toBe(yuan(down));
  expect(roundedUp(yuan(amount))).toBe(yuan(up));
});

const anyFen = fc.bigInt({ min: 0n, max: 10n ** 15n });

test("rounding preserves the order, is idempotent, and changes an amount by less than a half", () =>
  forAll(anyFen, anyFen, (one, other) => {
    const [low, high] = one < other ? [one, other] : [other, one];
    expect(roundedUp(low) <= roundedUp(high)).toBe(true);
    expect(roundedDown(low) <= roundedDown(high)).toBe(true);
    expect(roundedUp(roundedUp(one))).toBe(roundedUp(one));
    expect(roundedDown(one) <= one && one <= roundedUp(one)).toBe(true);
    if (one >= yuan(100_000)) expect(2n * (roundedUp(one) - roundedDown(one)) <= one).toBe(true);
  }));

test("the ask shown in a teaser contains the remaining ask, and is null once all is funded", () => {
  const ask = { amountMinFen: yuan(1_240_000), amountMaxFen: yuan(3_270_000) };
  expect(publishedAsk(ask, 0n)).toEqual({ from: yuan(1_000_000), to: yuan(3_500_000) });
  expect(publishedAsk(ask, yuan(2_100_000))).toEqual({ from: yuan(1_000_000), to: yuan(1_500_000) });
  expect(publishedAsk(ask, yuan(3_270_000))).toEqual({ from: 0n, to: 0n });
});
