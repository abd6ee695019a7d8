import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REPAYMENT_METHODS } from "#app/domain/codes/instruments.ts";
import { costOf } from "#app/domain/offers/cost/cost.ts";
import { paymentPattern } from "#app/domain/offers/comparing/payment-pattern.ts";
import { sumFen } from "#app/lib/money.ts";
import { forAll } from "#tests/support/for-all.ts";

const loan = { amountFen: 100_000_000n, termMonths: 24, fees: [] };
const patternOf = (method: (typeof REPAYMENT_METHODS)[number], more: object = {}) =>
  paymentPattern(costOf({ ...loan, repaymentMethod: method, seasonMonths: [3], ...more }, "6.00"));

describe("the pattern of payments", () => {
  test.each([
    ["annuity", "equal", 1, 24],
    ["equal_principal", "falling", 1, 24],
    ["bullet_interest_monthly", "principal-last", 1, 24],
    ["bullet_interest_quarterly", "principal-last", 3, 8],
    ["single_repayment", "once", 0, 1],
    ["seasonal", "varying", 1, 24],
  ] as const)("of %s is %s", (method, kind, every, count) => {
    expect(patternOf(method)).toMatchObject({ kind, every, count });
  });

  test("of a fee each year breaks what is equal", () => {
    const fees = [{ kind: "guarantee_fee", timing: "yearly", percent: "1" }];
    expect(patternOf("annuity", { fees })).toMatchObject({ kind: "varying", count: 24 });
  });

  test("states amounts that are paid: the range holds all payments, and the last is the last", () => {
    forAll(
      60,
      fc.constantFrom(...REPAYMENT_METHODS),
      fc.integer({ min: 1, max: 40 }).map((quarters) => quarters * 3),
      fc.integer({ min: 0, max: 2_400 }),
      (repaymentMethod, termMonths, bp) => {
        const terms = { ...loan, termMonths, repaymentMethod, seasonMonths: [2, 9] };
        const cost = costOf(terms, (bp / 100).toFixed(2));
        const paid = cost.rows.map(({ totalFen }) => totalFen).filter((fen) => fen > 0n);
        const pattern = paymentPattern(cost);
        expect([pattern.count, pattern.lastFen]).toEqual([paid.length, paid.at(-1)]);
        if (pattern.kind === "equal") {
          expect(sumFen(paid)).toBe(pattern.fen * BigInt(paid.length - 1) + pattern.lastFen);
        }
        if (pattern.kind === "falling") expect(pattern.firstFen).toBe(paid[0]);
        if (pattern.kind === "varying") {
          expect(paid).toContain(pattern.lowFen);
          expect(paid).toContain(pattern.highFen);
          expect(paid.every((fen) => fen >= pattern.lowFen && fen <= pattern.highFen)).toBe(true);
        }
      },
    );
  });
});
