import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparedAt, restateTerms } from "#app/domain/offers/negotiation/comparison.ts";
import { costOf, type PricedTerms } from "#app/domain/offers/cost/cost.ts";
import { leaseSchedule } from "#app/domain/offers/cost/lease-schedule.ts";
import { assumedRates } from "#app/domain/offers/terms/loan-money.ts";
import { instalmentFen, scheduleOf } from "#app/domain/offers/cost/schedule.ts";
import { sumFen } from "#app/lib/money.ts";
import { forAll } from "#tests/support/for-all.ts";

const loan: PricedTerms = { amountFen: 120_000_000n, termMonths: 12, repaymentMethod: "annuity", fees: [] };

describe("a finance lease", () => {
  const leased = { kind: "finance_lease", assetPriceFen: 150_000_000n, downPaymentFen: 30_000_000n } as const;
  const annuity = { termMonths: 12, repaymentMethod: "annuity" } as const;
  const lease = { ...annuity, amountFen: 1_000_000n, ratePercent: "12" };

  // The annuity due of any textbook: 10,000 at 1 % a month in 12 rents is 888.49 in arrears, 879.69 in advance.
  test("has the rents of the closed formula, in arrears and in advance", () => {
    const arrears = leaseSchedule({ ...lease, residualFen: 0n, isPaidInAdvance: false });
    expect(arrears[0]?.paymentFen).toBe(88_849n);
    const advance = leaseSchedule({ ...lease, residualFen: 0n, isPaidInAdvance: true });
    expect(advance.map(({ month }) => month)).toEqual(Array.from({ length: 12 }, (_, month) => month));
    expect(advance[0]).toMatchObject({ interestFen: 0n, paymentFen: 87_969n });
  });

  test("defers the buyout price to the end", () => {
    const rows = leaseSchedule({ ...lease, residualFen: 100_000n, isPaidInAdvance: true });
    expect(rows.at(-1)).toMatchObject({ month: 12, paymentFen: 100_000n, balanceFen: 0n });
    // (10,000 − 1,000 × 1.01^−12) over the annuity due of 12.
    expect(rows[0]?.paymentFen).toBe(
      instalmentFen(1_000_000n, "12", 12, { residualFen: 100_000n, isPaidInAdvance: true }),
    );
    expect(rows[0]?.paymentFen).toBe(80_162n);
  });

  test("is never compared at or below its buyout price", () => {
    const details = { ...leased, residualFen: 40_000_000n, paid: "in_arrears" } as const;
    const at = (amountFen: bigint) => comparedAt({ ...loan, details }, "6.00", { amountFen, termMonths: 12 });
    expect(at(10_000_000n)).toEqual({ cost: null, why: "below-residual" });
    expect(at(40_000_000n).why).toBe("below-residual");
    expect(at(60_000_000n).cost?.rate?.simplePercent).toBe("6.0000");
  });

  test("adds up to the lease principal to the fen", () => {
    const input = fc.record({
      amountFen: fc.bigInt(1_000n, 10_000_000_000n),
      residualOf: fc.integer({ min: 0, max: 90 }),
      rateBp: fc.integer({ min: 1, max: 2_400 }),
      termMonths: fc.integer({ min: 2, max: 120 }),
      isPaidInAdvance: fc.boolean(),
    });
    forAll(input, ({ amountFen, residualOf, rateBp, ...rest }) => {
      const residualFen = (amountFen * BigInt(residualOf)) / 100n;
      const ratePercent = (rateBp / 100).toFixed(2);
      const rows = leaseSchedule({ ...annuity, amountFen, residualFen, ratePercent, ...rest });
      expect(sumFen(rows.map(({ principalFen }) => principalFen))).toBe(amountFen);
      expect(rows.at(-1)?.balanceFen).toBe(0n);
    });
  });

  test("costs what follows from its fees and its deposit", () => {
    const details = { ...leased, residualFen: 10_000n, paid: "in_advance" } as const;
    const fees: PricedTerms["fees"] = [{ kind: "deposit", timing: "upfront", percent: "10" }];
    const cost = costOf({ ...loan, fees, details }, "6.00");
    expect(cost).toMatchObject({ refundFen: 12_000_000n, receivedFen: 108_000_000n });
    expect(Number(cost.rate?.simplePercent)).toBeGreaterThan(6);
  });
});

describe("a credit line", () => {
  test("costs interest on the used amount and a commitment fee on the rest", () => {
    const details = { kind: "revolving_credit", utilisationPercent: "60", commitmentPercent: "0.5" } as const;
    const cost = costOf({ ...loan, repaymentMethod: "bullet_interest_monthly", details }, "4.00");
    // 720,000 at 4 % is 28,800; 480,000 at 0.5 % is 2,400.
    expect(cost).toMatchObject({ drawnFen: 72_000_000n, interestFen: 2_880_000n, feesFen: 240_000n });
    // 31,200 a year on 720,000 is 13/300 in twelve equal parts.
    expect(cost.rate?.simplePercent).toBe("4.3333");
  });
});

describe("factoring", () => {
  const details = {
    kind: "factoring",
    receivableFen: 150_000_000n,
    advancePercent: "80",
    servicePercent: "0.5",
    recourse: "with_recourse",
  } as const;

  test("costs interest on the advance and its fee on the whole invoice", () => {
    const cost = costOf({ ...loan, termMonths: 3, repaymentMethod: "single_repayment", details }, "6.00");
    expect(cost).toMatchObject({ interestFen: 1_800_000n, feesFen: 750_000n, receivedFen: 119_250_000n });
    // (121.8 ÷ 119.25)^4 − 1
    expect(cost.rate?.compoundPercent).toBe("8.8317");
  });

  test("is compared with a receivable that grows with the advance", () => {
    const restated = restateTerms({ ...loan, details }, { amountFen: 240_000_000n, termMonths: 3 });
    expect(restated.details).toMatchObject({ receivableFen: 300_000_000n });
  });
});

describe("a guaranteed loan", () => {
  // 财金〔2024〕60号 and PBoC Announcement [2021] No. 3: the guarantee fee counts in the rate; see rate-vectors.json.
  test("of three million with a one per cent guarantee fee costs 4.99 %", () => {
    const fees: PricedTerms["fees"] = [{ kind: "guarantee_fee", timing: "upfront", percent: "1" }];
    const details = { kind: "guarantee", ratioPercent: "80" } as const;
    const bullet = { amountFen: 300_000_000n, repaymentMethod: "bullet_interest_monthly" } as const;
    const cost = costOf({ ...loan, ...bullet, fees, details }, "3.85");
    expect(cost.rate).toEqual({ simplePercent: "4.8766", compoundPercent: "4.9871" });
  });
});

describe("a loan on actual dates", () => {
  const details = {
    kind: "dated_loan",
    dayCount: "actual_360",
    firstDrawdownOn: "2026-12-01",
    firstPaymentOn: "2027-01-20",
  } as const;
  const drawnTwice = (secondDrawdownOn: string) => ({
    ...details,
    secondDrawdownOn,
    secondDrawdownFen: 20_000_000n,
  });

  test("has a rate that includes its dates, its second drawdown and its fees", () => {
    const terms: PricedTerms = {
      ...loan,
      fees: [{ kind: "valuation_fee", timing: "upfront", amountFen: 500_000n }],
      details: drawnTwice("2027-02-01"),
    };
    const cost = costOf(terms, "4.20");
    expect(cost.rows[0]).toMatchObject({ dueOn: "2027-01-20", interestFen: 583_333n });
    expect(sumFen(cost.rows.map(({ principalFen }) => principalFen))).toBe(120_000_000n);
    expect(Number(cost.rate?.compoundPercent)).toBeGreaterThan(4.28);
    const on = { amountFen: 60_000_000n, termMonths: 12 };
    expect(restateTerms(terms, on).details).toEqual({ ...terms.details, secondDrawdownFen: 10_000_000n });
  });

  test("is compared as issued where nothing is restated", () => {
    const terms: PricedTerms = { ...loan, details: drawnTwice("2027-02-01") };
    const { cost } = comparedAt(terms, "4.20", { amountFen: 120_000_000n, termMonths: 12 });
    expect(cost).toEqual(costOf(terms, "4.20"));
  });

  test("is not compared over a term that ends before its second drawdown", () => {
    const terms: PricedTerms = { ...loan, details: drawnTwice("2027-09-20") };
    const at = (termMonths: number) => comparedAt(terms, "4.20", { amountFen: 120_000_000n, termMonths }).why;
    expect([at(9), at(10)]).toEqual(["drawdown-after-end", null]);
  });

  test("follows an assumed LPR each January", () => {
    const lpr = { rateBasis: "lpr", rateReset: "each_january", termMonths: 12 } as const;
    expect(assumedRates(lpr, "3.75", { ...details, resetBp: -10 })).toEqual([
      { from: "2026-12-01", ratePercent: "3.75" },
      { from: "2027-01-01", ratePercent: "3.65" },
      { from: "2028-01-01", ratePercent: "3.55" },
    ]);
    expect(
      assumedRates({ ...lpr, rateReset: "fixed_for_term" }, "3.75", { ...details, resetBp: -10 }),
    ).toHaveLength(1);
  });

  test("repaid by seasons pays equal parts in each loan year", () => {
    const rows = scheduleOf({ ...loan, ratePercent: "4", repaymentMethod: "seasonal", seasonMonths: [3, 9] });
    const parts = rows.map(({ principalFen }) => principalFen / 10_000n).filter((part) => part > 0n);
    expect(parts).toEqual([4_000n, 4_000n, 4_000n]);
  });
});
