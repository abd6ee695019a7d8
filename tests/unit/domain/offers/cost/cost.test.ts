import { describe, expect, test } from "vitest";
import { restateTerms } from "#app/domain/offers/negotiation/comparison.ts";
import { costOf, type PricedTerms } from "#app/domain/offers/cost/cost.ts";
import { sumFen } from "#app/lib/money.ts";

const plain: PricedTerms = {
  amountFen: 300_000_000n,
  termMonths: 12,
  repaymentMethod: "bullet_interest_monthly",
  fees: [],
};
/** Over two years. */
const loan = (
  amountFen: bigint,
  repaymentMethod: PricedTerms["repaymentMethod"],
  ...fees: PricedTerms["fees"]
): PricedTerms => ({ amountFen, termMonths: 24, repaymentMethod, fees });

describe("the cost of an offer", () => {
  test("with a valuation fee at the start", () => {
    const cost = costOf(
      loan(350_000_000n, "annuity", { kind: "valuation_fee", timing: "upfront", amountFen: 1_500_000n }),
      "3.75",
    );
    expect(cost).toMatchObject({
      receivedFen: 348_500_000n,
      upfrontFen: 1_500_000n,
      interestFen: 13_835_381n,
      feesFen: 1_500_000n,
      totalCostFen: 15_335_381n,
      firstPaymentFen: 15_159_808n,
      rate: { compoundPercent: "4.2496", simplePercent: "4.1690" },
    });
  });

  test("with a yearly guarantee fee on the outstanding principal", () => {
    const fee = { kind: "guarantee_fee", timing: "yearly", percent: "0.80" } as const;
    const cost = costOf(loan(600_000_000n, "equal_principal", fee), "3.30");
    expect(cost).toMatchObject({
      upfrontFen: 4_800_000n,
      feesFen: 7_200_000n,
      totalCostFen: 27_825_000n,
      firstPaymentFen: 26_650_000n,
      lastPaymentFen: 25_068_750n,
      rate: { compoundPercent: "4.5650" },
    });
    expect(cost.rows[11]).toMatchObject({ month: 12, feesFen: 2_400_000n, totalFen: 28_293_750n });
  });

  test("of a lease includes the returned deposit", () => {
    const fee = { kind: "handling_fee", timing: "upfront", percent: "1.2" } as const;
    const deposit = { kind: "deposit", timing: "upfront", percent: "5" } as const;
    const cost = costOf(loan(600_000_000n, "annuity", fee, deposit), "5.80");
    expect(cost).toMatchObject({
      receivedFen: 562_800_000n,
      refundFen: 30_000_000n,
      feesFen: 7_200_000n,
      totalCostFen: 44_119_863n,
      firstPaymentFen: 26_538_328n,
      rate: { compoundPercent: "7.9826" },
    });
  });

  test("matches the central bank's worked example: 0.5 % of the original principal a month", () => {
    const fee = { kind: "insurance_premium", timing: "monthly", percent: "0.5" } as const;
    const cost = costOf({ ...loan(12_000_000n, "equal_principal", fee), termMonths: 12 }, "0");
    expect(cost.rate).toEqual({ simplePercent: "10.8964", compoundPercent: "11.4574" });
  });

  test("counts a yearly fee for the remaining months of the last year", () => {
    const fees: PricedTerms["fees"] = [{ kind: "guarantee_fee", timing: "yearly", percent: "1" }];
    expect(costOf({ ...plain, termMonths: 18, fees }, "3.85").feesFen).toBe(3_000_000n + 1_500_000n);
    expect(costOf({ ...plain, termMonths: 6, fees }, "3.85").feesFen).toBe(1_500_000n);
  });

  test("counts recurring costs from the drawdown on, however late the first payment is", () => {
    const onDates = { kind: "dated_loan", dayCount: "actual_360", firstDrawdownOn: "2026-12-20" } as const;
    const dated = (firstPaymentOn: string, timing: "monthly" | "yearly", percent = "1.2") =>
      costOf(
        {
          ...plain,
          fees: [{ kind: "guarantee_fee", timing, percent }],
          details: { ...onDates, firstPaymentOn },
        },
        "3.85",
      );
    const sums = (cost: ReturnType<typeof dated>) => [cost.feesFen, cost.upfrontFen];
    // Twelve payments end in a year, in a year and a half less some days, and in three years and ten months.
    expect(sums(dated("2027-01-20", "yearly"))).toEqual([3_600_000n, 3_600_000n]);
    expect(sums(dated("2027-07-04", "yearly"))).toEqual([3_600_000n + 1_500_000n, 3_600_000n]);
    expect(sums(dated("2029-11-20", "yearly"))).toEqual([3_600_000n * 3n + 3_000_000n, 3_600_000n * 3n]);
    expect(sums(dated("2029-11-20", "monthly"))).toEqual([3_600_000n * 46n, 3_600_000n * 34n]);
    // A year begins between two payments: its charge is added to the payment before.
    expect(dated("2027-07-04", "yearly").rows.map(({ feesFen }) => feesFen)).toEqual(
      Array.from({ length: 12 }, (_, row) => (row === 5 ? 1_500_000n : 0n)),
    );
    expect(dated("2029-11-20", "yearly", "40").receivedFen).toBeLessThan(0n);
  });

  test("counts fixed sums as often as they are paid", () => {
    const fee = { kind: "valuation_fee", amountFen: 100_000n } as const;
    expect(costOf({ ...plain, fees: [{ ...fee, timing: "upfront" }] }, "3.85").feesFen).toBe(100_000n);
    expect(costOf({ ...plain, fees: [{ ...fee, timing: "monthly" }] }, "3.85").feesFen).toBe(1_200_000n);
    expect(costOf({ ...plain, termMonths: 24, fees: [{ ...fee, timing: "yearly" }] }, "3.85").feesFen).toBe(
      200_000n,
    );
  });

  test("is what is paid minus what is received", () => {
    const cost = costOf(
      { ...plain, fees: [{ kind: "guarantee_fee", timing: "upfront", percent: "1" }] },
      "3.85",
    );
    expect(cost.totalCostFen).toBe(sumFen(cost.rows.map(({ totalFen }) => totalFen)) - cost.receivedFen);
    expect(sumFen(cost.flows.map(({ fen }) => fen))).toBe(-cost.totalCostFen);
    expect(cost.rate).toEqual({ simplePercent: "4.8766", compoundPercent: "4.9871" });
  });
});

test("restated terms scale percentages with the amount and leave fixed sums unchanged", () => {
  const fees: PricedTerms["fees"] = [
    { kind: "handling_fee", timing: "upfront", percent: "1.2" },
    { kind: "valuation_fee", timing: "upfront", amountFen: 500_000n },
  ];
  const lease: PricedTerms = { amountFen: 500_000_000n, termMonths: 36, repaymentMethod: "annuity", fees };
  const restated = restateTerms(lease, { amountFen: 600_000_000n, termMonths: 24 });
  expect(costOf(restated, "5.80").feesFen).toBe(7_200_000n + 500_000n);
  expect(restated.termMonths).toBe(24);
});
