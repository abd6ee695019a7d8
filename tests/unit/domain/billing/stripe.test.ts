import { describe, expect, test } from "vitest";
import { CALL_ATTEMPTS, callStatusAfterFailure } from "#app/domain/billing/provider-calls.ts";
import {
  differenceOfInvoice,
  isRefundAsThere,
  whyNotBookable,
} from "#app/domain/billing/stripe-differences.ts";
import { objectOfStripeEvent, SUBSCRIBED_STRIPE_EVENTS } from "#app/domain/billing/stripe-events.ts";

describe("a failed call", () => {
  test("waits for its next attempt until the last one, and is dead at once where another can't help", () => {
    expect(callStatusAfterFailure(1, false)).toBe("pending");
    expect(callStatusAfterFailure(CALL_ATTEMPTS - 1, false)).toBe("pending");
    expect(callStatusAfterFailure(CALL_ATTEMPTS, false)).toBe("dead");
    expect(callStatusAfterFailure(1, true)).toBe("dead");
  });
});

describe("an event", () => {
  test("of each subscribed kind tells of an object; others of none, whatever they are called", () => {
    expect(SUBSCRIBED_STRIPE_EVENTS.map(objectOfStripeEvent)).not.toContain(null);
    expect(["payout.paid", "invoice", "", "toString", "__proto__"].map(objectOfStripeEvent)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("an invoice here and at Stripe", () => {
  const here = { status: "open", totalFen: 100n, wasTakenBack: false } as const;
  const there = { status: "open", currency: "CNY", totalFen: 100n, unbooked: 0 } as const;

  test.each([
    ["agree", here, there, null],
    ["agree when both are settled", { ...here, status: "settled" }, { ...there, status: "paid" }, null],
    ["agree when both are void", { ...here, status: "void" }, { ...there, status: "void" }, null],
    [
      "agree when both are void, whatever it said there",
      { ...here, status: "void" },
      { ...there, status: "void", currency: "JPY", totalFen: 99n },
      null,
    ],
    [
      "differ by a payment of a void one",
      { ...here, status: "void" },
      { ...there, status: "void", unbooked: 1 },
      "stripe-payment",
    ],
    ["agree when a void one was deleted", { ...here, status: "void" }, null, null],
    ["agree after a charge-back", { ...here, wasTakenBack: true }, { ...there, status: "paid" }, null],
    ["differ when it is not there", here, null, "stripe-missing"],
    ["differ in their currencies", here, { ...there, currency: "JPY", unbooked: 1 }, "stripe-currency"],
    ["differ in their amounts", here, { ...there, totalFen: 99n }, "stripe-amount"],
    ["differ by a payment", here, { ...there, status: "paid", unbooked: 1 }, "stripe-payment"],
    ["differ when it was made void there", here, { ...there, status: "void" }, "stripe-ended"],
    ["differ when it was given up there", here, { ...there, status: "uncollectible" }, "stripe-ended"],
    ["differ when it counts as paid there", here, { ...there, status: "paid" }, "stripe-settled"],
    ["differ when it is settled here alone", { ...here, status: "settled" }, there, "stripe-open"],
    ["differ when it is void here alone", { ...here, status: "void" }, there, "stripe-open"],
  ] as const)("%s", (_, ours, theirs, difference) => {
    expect(differenceOfInvoice(ours, theirs)).toBe(difference);
  });

  test("money that goes back is booked in yuan, and of an amount", () => {
    expect(whyNotBookable({ currency: "CNY", amountFen: 1n })).toBeNull();
    expect(whyNotBookable({ currency: "CNY", amountFen: 0n })).toBe("stripe-odd");
    expect(whyNotBookable({ currency: "HKD", amountFen: 1n })).toBe("stripe-currency");
  });

  test("a refund is as there when its parts here have its state and add up to it", () => {
    const part = (status: string, amountFen: bigint) => ({ status, amountFen });
    const there = { outcome: "paid", amountFen: 3n } as const;
    expect(isRefundAsThere([part("paid", 3n)], there)).toBe(true);
    expect(isRefundAsThere([part("paid", 1n), part("paid", 2n)], there)).toBe(true);
    expect(isRefundAsThere([part("paid", 1n), part("sent", 2n)], there)).toBe(false);
    expect(isRefundAsThere([part("paid", 2n)], there)).toBe(false);
    expect(isRefundAsThere([], there)).toBe(false);
    expect(isRefundAsThere([], { ...there, amountFen: 0n })).toBe(false);
  });

  test("a refund that failed is as there when it failed or was replaced here, or was never known", () => {
    const there = { outcome: "failed", amountFen: 3n } as const;
    const here = (status: string) => [{ status, amountFen: 3n }];
    expect([here("failed"), here("replaced"), []].map((parts) => isRefundAsThere(parts, there))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isRefundAsThere(here("paid"), there)).toBe(false);
  });
});
