import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  faultOfTypedAmount,
  needsTypedAmount,
  refuseUnconfirmedAmount,
  TYPED_ABOVE_FEN,
} from "#app/domain/review/typed-amount.ts";
import { unitText, yuanText } from "#app/lib/money.ts";
import { faultsOf } from "#tests/support/refusals.ts";

const FIVE_MILLION = 500_000_000n;

describe("the amount of an act that binds is typed", () => {
  test("above a million yuan only", () => {
    expect(needsTypedAmount(TYPED_ABOVE_FEN)).toBe(false);
    expect(needsTypedAmount(TYPED_ABOVE_FEN + 1n)).toBe(true);
    expect(faultOfTypedAmount(TYPED_ABOVE_FEN, "anything")).toBeNull();
  });

  test.each([
    "5000000",
    "5,000,000",
    "5,000,000.00",
    "5 000 000",
    "¥5,000,000",
    "５００００００",
    "５，０００，０００",
    "500万",
    "500 万元",
    "５００万元",
    "5M",
    "5 m",
    "5百万",
    " 5000000 元 ",
  ])("as people write it: %s", (typed) => expect(faultOfTypedAmount(FIVE_MILLION, typed)).toBeNull());

  test.each([
    ["", "amount-not-typed"],
    ["  ", "amount-not-typed"],
    ["500", "amount-differs"],
    ["5000000.01", "amount-differs"],
    ["4999999.99", "amount-differs"],
    ["50000000", "amount-differs"],
    ["5000000.001", "not-an-amount"],
    ["-5000000", "not-an-amount"],
    ["five million", "not-an-amount"],
    ["5,00,0000", "not-an-amount"],
  ] as const)("and nothing else confirms it: %j is %s", (typed, fault) =>
    expect(faultOfTypedAmount(FIVE_MILLION, typed)).toBe(fault),
  );

  test("whatever the amount: to the fen, in each unit", () => {
    fc.assert(
      fc.property(fc.bigInt(TYPED_ABOVE_FEN + 1n, 90_000_000_000_000n), (fen) => {
        expect(faultOfTypedAmount(fen, yuanText(fen))).toBeNull();
        expect(faultOfTypedAmount(fen, `${unitText(fen, "wan")}万元`)).toBeNull();
        expect(faultOfTypedAmount(fen, `${unitText(fen, "million")}M`)).toBeNull();
        expect(faultOfTypedAmount(fen, yuanText(fen + 1n))).toBe("amount-differs");
      }),
    );
  });

  test("the refusal names its field", async () => {
    const work = Promise.resolve().then(() => refuseUnconfirmedAmount(FIVE_MILLION, "500"));
    expect(await faultsOf(work)).toEqual(["typedAmount: amount-differs"]);
    refuseUnconfirmedAmount(FIVE_MILLION, "5M");
  });
});
