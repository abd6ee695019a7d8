import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  annualisedRate,
  type CashFlow,
  exactPercentText,
  monthlyRate,
  percentText,
  presentValue,
} from "#app/domain/offers/cost/annualised-rate.ts";
import { datedRate, yearlyRate } from "#app/domain/offers/cost/dated-rate.ts";
import { Exact } from "#app/domain/offers/cost/internal-rate.ts";
import { addDays } from "#app/lib/days.ts";
import { forAll } from "#tests/support/for-all.ts";
import vectors from "#tests/fixtures/rate-vectors.json" with { type: "json" };

const flows = (...pairs: readonly (readonly [month: number, yuan: string])[]): CashFlow[] =>
  pairs.map(([month, yuan]) => ({ month, fen: BigInt(yuan.replace(".", "")) }));

describe("the annualised rate", () => {
  test.each(vectors.cases)("of $name", ({ flows: pairs, simplePercent, compoundPercent }) => {
    const cashFlows = flows(...(pairs as [number, string][]));
    expect(annualisedRate(cashFlows)).toEqual({ simplePercent, compoundPercent });
  });

  test("of a quarterly lease counts its fee and the returned deposit", () => {
    const rent = 92_395_374n;
    const lease: CashFlow[] = [
      { month: 0, fen: 1_000_000_000n - 20_000_000n - 50_000_000n },
      ...Array.from({ length: 12 }, (_, i) => ({ month: 3 * (i + 1), fen: -rent })),
      { month: 36, fen: 50_000_000n },
    ];
    expect(annualisedRate(lease)?.compoundPercent).toBe("8.8374");
  });

  test("of money without cost is zero, and of a gift below zero", () => {
    expect(annualisedRate(flows([0, "100.00"], [12, "-100.00"]))).toEqual({
      simplePercent: "0.0000",
      compoundPercent: "0.0000",
    });
    expect(annualisedRate(flows([0, "100.00"], [12, "-50.00"]))).toMatchObject({
      compoundPercent: "-50.0000",
    });
  });

  test("of money at 10 % a month is 213.8428 % a year", () => {
    expect(annualisedRate(flows([0, "100.00"], [1, "-110.00"]))).toEqual({
      simplePercent: "120.0000",
      compoundPercent: "213.8428",
    });
  });

  test("adds flows of one month, in any order", () => {
    const one = flows([12, "-104.00"], [0, "60.00"], [0, "40.00"]);
    expect(annualisedRate(one)).toEqual(annualisedRate(flows([0, "100.00"], [12, "-104.00"])));
  });

  test.each<[string, CashFlow[]]>([
    ["nothing", []],
    ["money that only comes", flows([0, "100.00"], [1, "5.00"])],
    ["money that only goes", flows([0, "-100.00"], [1, "-5.00"])],
    ["flows that cancel out in a month", flows([0, "100.00"], [0, "-100.00"])],
    ["flows with two rates", flows([0, "-100.00"], [1, "230.00"], [2, "-132.00"])],
    ["flows with none", flows([0, "100.00"], [1, "-200.00"], [2, "150.00"])],
  ])("of %s is null", (_, cashFlows) => {
    expect(annualisedRate(cashFlows)).toBeNull();
  });

  test("makes the present value of any loan zero", () => {
    const loan = fc.record({
      received: fc.bigInt(100_000n, 100_000_000_000n),
      payments: fc.array(fc.bigInt(1n, 5_000_000_000n), { minLength: 1, maxLength: 60 }),
    });
    forAll(60, loan, ({ received, payments }) => {
      const cashFlows = [
        { month: 0, fen: received },
        ...payments.map((fen, i) => ({ month: i + 1, fen: -fen })),
      ];
      const rate = monthlyRate(cashFlows);
      // A loan that repays next to nothing has no rate worth showing.
      if (rate === null) return;
      expect(presentValue(cashFlows, rate).abs().toNumber()).toBeLessThan(1e-6);
    });
  });

  test("rises with every fee", () =>
    forAll(60, fc.bigInt(0n, 10_000_000n), fc.bigInt(1n, 10_000_000n), (fee, more) => {
      const rateWith = (upfront: bigint) =>
        Number(
          annualisedRate([
            { month: 0, fen: 300_000_000n - upfront },
            { month: 12, fen: -311_550_000n },
          ])?.compoundPercent,
        );
      expect(rateWith(fee + more)).toBeGreaterThanOrEqual(rateWith(fee));
    }));

  test("is written as the exact rate is, of any payments, fees and deposits", () => {
    const loan = fc.record({
      received: fc.bigInt(1_000_000n, 100_000_000_000n),
      upfrontPercent: fc.integer({ min: 0, max: 99 }),
      depositPercent: fc.integer({ min: 0, max: 99 }),
      costPercent: fc.integer({ min: 0, max: 300 }),
      count: fc.integer({ min: 1, max: 360 }),
    });
    forAll(150, loan, ({ received, upfrontPercent, depositPercent, costPercent, count }) => {
      const part = (percent: number) => (received * BigInt(percent)) / 100n;
      const payment = (received + part(costPercent)) / BigInt(count);
      const amounts = [
        received - part(upfrontPercent) - part(depositPercent),
        ...Array.from({ length: count - 1 }, () => -payment),
        part(depositPercent) - payment,
      ];
      const monthly = monthlyRate(amounts.map((fen, month) => ({ month, fen })));
      expect(annualisedRate(amounts.map((fen, month) => ({ month, fen })))).toEqual(
        monthly && {
          simplePercent: exactPercentText(monthly.times(12)),
          compoundPercent: exactPercentText(monthly.plus(1).pow(12).minus(1)),
        },
      );
      const dated = amounts.map((fen, at) => ({ day: addDays("2026-01-30", at * 30 + (at % 3)), fen }));
      const yearly = yearlyRate(dated);
      expect(datedRate(dated)?.compoundPercent).toBe(yearly === null ? undefined : exactPercentText(yearly));
    });
  });

  test("is rounded by the exact rate where doubles can't tell on which side of a half it is", () => {
    const above = new Exact("0.04123450000000000000001");
    expect(percentText(above.toNumber(), () => above)).toBe("4.1235");
    const below = new Exact("0.04123449999999999999999");
    expect(percentText(below.toNumber(), () => below)).toBe("4.1234");
    const large = new Exact("123456.789012345");
    expect(percentText(large.toNumber(), () => large)).toBe("12345678.9012");
  });
});
