import { describe, expect, test } from "vitest";
import { annualisedRate } from "#app/domain/offers/cost/annualised-rate.ts";
import { unitPeriodRate, type UnitPeriodFlow } from "#app/domain/offers/cost/dated-rate.ts";
import { instalmentFen, scheduleOf } from "#app/domain/offers/cost/schedule.ts";
import { sumFen } from "#app/lib/money.ts";

function payments(
  count: number,
  periods: number,
  part: readonly [number, number],
  fen: bigint,
): UnitPeriodFlow[] {
  return Array.from({ length: count }, (_, index) => ({ periods: periods + index, part, fen: -fen }));
}

describe("the regulators' published examples", () => {
  // US Regulation Z (12 CFR 1026), Appendix J, (c)(1): single advances with an odd first period, APR to 0.01 %.
  test.each([
    [
      "36 monthly payments of 200 on 6,000, the first after 1 19/30 months",
      600_000n,
      [36, 1, [19, 30], 20_000n],
      12,
      "11.82",
    ],
    [
      "40 quarterly payments of 385 on 10,000, the first after 1 39/90 quarters",
      1_000_000n,
      [40, 1, [39, 90], 38_500n],
      4,
      "8.97",
    ],
    [
      "30 weekly payments of 17.60 on 500, the first after 4 4/7 weeks",
      50_000n,
      [30, 4, [4, 7], 1_760n],
      52,
      "14.96",
    ],
  ] as const)("%s", (_, advance, [count, periods, part, fen], unitPeriods, percent) => {
    const rate = unitPeriodRate([{ periods: 0, fen: advance }, ...payments(count, periods, part, fen)]);
    expect(rate?.times(unitPeriods * 100).toFixed(2)).toBe(percent);
  });

  // Directive 98/7/EC, Annex III, the calculated examples, with the year as twelve equal months: flows by month, percent a year.
  test.each([
    ["1,000 repaid by 1,200 after a year and a half", { 0: 1_000, 18: -1_200 }, "12.92"],
    ["the same with 50 for costs kept back", { 0: 950, 18: -1_200 }, "16.85"],
    ["1,000 repaid by 600 after one year and 600 after two", { 0: 1_000, 12: -600, 24: -600 }, "13.07"],
    [
      "1,000 repaid by 272, 272 and 544 after 3, 6 and 12 months",
      { 0: 1_000, 3: -272, 6: -272, 12: -544 },
      "13.19",
    ],
  ])("%s", (_, flows, percent) => {
    const rate = annualisedRate(
      Object.entries(flows).map(([month, yuan]) => ({ month: Number(month), fen: BigInt(yuan) * 100n })),
    );
    expect(Number(rate?.compoundPercent).toFixed(2)).toBe(percent);
  });

  test("with several advances, two of 500 a quarter apart repaid by one sum, owe interest on each from its own date", () => {
    // At 1 % a month: 500 × 1.01^6 + 500 × 1.01^3 = 1,045.91 after half a year.
    const rate = unitPeriodRate([
      { periods: 0, fen: 50_000n },
      { periods: 3, fen: 50_000n },
      { periods: 6, fen: -104_591n },
    ]);
    expect(rate?.times(100).toFixed(3)).toBe("1.000");
  });
});

// One million over thirty years at 4.90 %, the rate above five years from 2015-10-24 (People's Bank of China): the
// figures that banks' calculators published for it.
describe("a million over thirty years at 4.90 %", () => {
  const loan = { amountFen: 100_000_000n, ratePercent: "4.90", termMonths: 360 };

  test("in equal instalments pays 5,307.27 a month", () => {
    expect(instalmentFen(loan.amountFen, loan.ratePercent, loan.termMonths)).toBe(530_727n);
  });

  test("in equal principal starts at 6,861.11 and costs 737,041.67", () => {
    const rows = scheduleOf({ ...loan, repaymentMethod: "equal_principal" });
    expect(rows[0]?.paymentFen).toBe(686_110n);
    const interest = sumFen(rows.map(({ interestFen }) => interestFen));
    expect(Number(interest - 73_704_167n)).toBeCloseTo(0, -3);
  });
});
