import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REPAYMENT_METHODS } from "#app/domain/codes/instruments.ts";
import { instalmentFen, scheduleOf } from "#app/domain/offers/cost/schedule.ts";
import { sumFen } from "#app/lib/money.ts";
import { forAll } from "#tests/support/for-all.ts";

const loan = { amountFen: 350_000_000n, ratePercent: "3.75", termMonths: 24 };
const cheap = { amountFen: 600_000_000n, ratePercent: "3.30", termMonths: 24 };
const short = { amountFen: 300_000_000n, ratePercent: "3.85", termMonths: 12 };

describe("a schedule", () => {
  test("in equal instalments pays the same each month", () => {
    const rows = scheduleOf({ ...loan, repaymentMethod: "annuity" });
    expect(rows[0]).toEqual({
      month: 1,
      principalFen: 14_066_058n,
      interestFen: 1_093_750n,
      paymentFen: 15_159_808n,
      balanceFen: 335_933_942n,
    });
    expect(rows.slice(0, -1).every(({ paymentFen }) => paymentFen === 15_159_808n)).toBe(true);
  });

  test("in equal principal pays less interest each month", () => {
    const rows = scheduleOf({ ...cheap, repaymentMethod: "equal_principal" });
    expect(rows[0]).toMatchObject({ principalFen: 25_000_000n, interestFen: 1_650_000n });
    expect(rows.at(-1)).toMatchObject({ principalFen: 25_000_000n, interestFen: 68_750n, balanceFen: 0n });
  });

  test("with monthly interest repays the principal at the end", () => {
    const rows = scheduleOf({ ...short, repaymentMethod: "bullet_interest_monthly" });
    expect(rows[0]).toMatchObject({ principalFen: 0n, interestFen: 962_500n });
    expect(rows.at(-1)).toMatchObject({ principalFen: 300_000_000n, paymentFen: 300_962_500n });
  });

  test("with quarterly interest pays nothing in between", () => {
    const rows = scheduleOf({ ...short, repaymentMethod: "bullet_interest_quarterly" });
    expect(rows.map(({ paymentFen }) => paymentFen).slice(0, 4)).toEqual([0n, 0n, 2_887_500n, 0n]);
  });

  test("in one repayment pays all at the end, without interest on interest", () => {
    const rows = scheduleOf({ ...short, repaymentMethod: "single_repayment" });
    expect(rows.at(-1)).toMatchObject({ interestFen: 11_550_000n, paymentFen: 311_550_000n });
    expect(sumFen(rows.slice(0, -1).map(({ paymentFen }) => paymentFen))).toBe(0n);
  });

  test.each(REPAYMENT_METHODS)(
    "by %s adds up to the principal to the fen, for any amount, rate and term",
    (repaymentMethod) => {
      const input = fc.record({
        amountFen: fc.bigInt(1n, 100_000_000_000n),
        rateBp: fc.integer({ min: 0, max: 3_600 }),
        termMonths: fc.integer({ min: 1, max: 120 }),
      });
      forAll(input, ({ amountFen, rateBp, termMonths }) => {
        const ratePercent = (rateBp / 100).toFixed(2);
        const rows = scheduleOf({ amountFen, ratePercent, termMonths, repaymentMethod });
        expect(rows).toHaveLength(termMonths);
        expect(sumFen(rows.map(({ principalFen }) => principalFen))).toBe(amountFen);
        expect(rows.at(-1)?.balanceFen).toBe(0n);
        expect(rows.every((row) => row.principalFen >= 0n && row.interestFen >= 0n)).toBe(true);
        expect(rows.every((row) => row.paymentFen === row.principalFen + row.interestFen)).toBe(true);
      });
    },
  );
});

describe("an instalment", () => {
  test.each([
    [500_000_000n, "4.35", 36, 14_839_967n],
    [350_000_000n, "3.75", 24, 15_159_808n],
    [120_000n, "0", 12, 10_000n],
    [100n, "4", 1, 100n],
  ])("of %d fen at %s %% over %d months is %d fen", (amount, rate, months, instalment) => {
    expect(instalmentFen(amount, rate, months)).toBe(instalment);
  });
});
