import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REPAYMENT_METHODS } from "#app/domain/codes/instruments.ts";
import { DAY_COUNTS, interestFen, yearPart } from "#app/domain/offers/cost/day-count.ts";
import { datedPresentValue, datedRate, yearlyRate } from "#app/domain/offers/cost/dated-rate.ts";
import {
  type DatedScheduleInput,
  datedSchedule,
  monthlyDueDays,
} from "#app/domain/offers/cost/dated-schedule.ts";
import { instalmentFen, scheduleOf } from "#app/domain/offers/cost/schedule.ts";
import { addDays } from "#app/lib/days.ts";
import { sumFen } from "#app/lib/money.ts";
import { forAll } from "#tests/support/for-all.ts";

describe("the fraction of a year", () => {
  // ISDA 2006 Definitions, section 4.16(f), with the days of the examples that ISDA published beside it.
  test.each([
    ["2007-01-15", "2007-01-30", 15],
    ["2007-01-15", "2007-02-15", 30],
    ["2007-01-15", "2007-07-15", 180],
    ["2007-09-30", "2008-03-31", 180],
    ["2007-09-30", "2007-10-31", 30],
    ["2007-09-30", "2008-09-30", 360],
    ["2007-01-15", "2007-01-31", 16],
    ["2007-01-31", "2007-02-28", 28],
    ["2007-02-28", "2007-03-31", 33],
    ["2006-08-31", "2007-02-28", 178],
    ["2007-02-28", "2007-08-31", 183],
  ])("by 30/360 from %s to %s has %d days", (from, to, days) => {
    expect(yearPart(from, to, "thirty_360")).toEqual({ days, yearDays: 360 });
  });

  test("by actual days follows the calendar, including 29 February", () => {
    expect(yearPart("2028-01-31", "2028-03-01", "actual_365")).toEqual({ days: 30, yearDays: 365 });
    expect(yearPart("2027-01-01", "2028-01-01", "actual_360")).toEqual({ days: 365, yearDays: 360 });
  });

  test("gives interest rounded half-up to a fen", () => {
    // 1,000,000.00 at 3.60 % for 31 of 360 days is 3,100.00.
    expect(interestFen(100_000_000n, "3.60", { days: 31, yearDays: 360 })).toBe(310_000n);
    expect(interestFen(1n, "50", { days: 360, yearDays: 360 })).toBe(1n);
  });
});

const loan: DatedScheduleInput = {
  advances: [{ day: "2026-11-16", fen: 300_000_000n }],
  dueDays: monthlyDueDays("2026-12-16", 24),
  rates: [{ from: "2026-11-16", ratePercent: "3.75" }],
  dayCount: "thirty_360",
  repaymentMethod: "annuity",
};

describe("a schedule on actual dates", () => {
  test("by 30/360 and whole months equals the schedule by months", () => {
    for (const repaymentMethod of REPAYMENT_METHODS.filter((method) => method !== "seasonal")) {
      const dated = datedSchedule({ ...loan, repaymentMethod });
      const plain = scheduleOf({
        amountFen: 300_000_000n,
        ratePercent: "3.75",
        termMonths: 24,
        repaymentMethod,
      });
      expect(dated.map(({ day: _, ...row }) => row)).toEqual(plain.map(({ month: _, ...row }) => row));
    }
    expect(datedSchedule(loan)[0]?.paymentFen).toBe(instalmentFen(300_000_000n, "3.75", 24));
  });

  test("has more interest in a long first period, and one level instalment", () => {
    const rows = datedSchedule({
      ...loan,
      dueDays: monthlyDueDays("2026-12-31", 24),
      dayCount: "actual_365",
    });
    // 45 days of 365 on 3,000,000.00 at 3.75 %.
    expect(rows[0]?.interestFen).toBe(1_386_986n);
    expect(new Set(rows.slice(0, -1).map(({ paymentFen }) => paymentFen)).size).toBe(1);
    const [level, last] = [rows[0]?.paymentFen ?? 0n, rows.at(-1)?.paymentFen ?? 0n];
    expect(last - level < 30n && level - last < 30n).toBe(true);
  });

  test("is level also after a first period whose interest exceeds an instalment", () => {
    // Two years until the first payment: 120,000 of interest, and twelve payments.
    const dueDays = monthlyDueDays("2028-11-16", 12);
    const advances = [{ day: "2026-11-16", fen: 60_000_000n }];
    const rates = [{ from: "2026-11-16", ratePercent: "10" }];
    const rows = datedSchedule({ ...loan, advances, rates, dueDays });
    const [level = 0n, last = 0n] = [rows[0]?.paymentFen, rows.at(-1)?.paymentFen];
    expect(rows[0]).toMatchObject({ principalFen: 0n, interestFen: level });
    expect(new Set(rows.slice(0, -1).map(({ paymentFen }) => paymentFen)).size).toBe(1);
    expect(last - level <= 12n && level - last <= 12n).toBe(true);
    expect(sumFen(rows.map(({ principalFen }) => principalFen))).toBe(60_000_000n);
  });

  test("counts each advance from its date", () => {
    const rows = datedSchedule({
      ...loan,
      advances: [
        { day: "2026-11-16", fen: 200_000_000n },
        { day: "2026-12-01", fen: 100_000_000n },
      ],
      dayCount: "actual_360",
      repaymentMethod: "bullet_interest_monthly",
    });
    // 15 days on two million, 15 on three.
    expect(rows[0]?.interestFen).toBe(312_500n + 468_750n);
    expect(rows.at(-1)?.principalFen).toBe(300_000_000n);
  });

  test("counts a rate reset from its date, and recomputes the level instalment", () => {
    const rows = datedSchedule({
      ...loan,
      rates: [...loan.rates, { from: "2027-01-01", ratePercent: "4.75" }],
      dayCount: "actual_360",
    });
    const before = 300_000_000n - (rows[0]?.principalFen ?? 0n);
    expect(rows[1]?.interestFen).toBe(
      interestFen(before, "3.75", { days: 16, yearDays: 360 }) +
        interestFen(before, "4.75", { days: 15, yearDays: 360 }),
    );
    expect((rows[1]?.paymentFen ?? 0n) > (rows[0]?.paymentFen ?? 0n)).toBe(true);
    expect(rows[2]?.paymentFen).toBe(rows[1]?.paymentFen);
  });

  test("pays principal in the chosen seasons, in equal parts", () => {
    const rows = datedSchedule({ ...loan, repaymentMethod: "seasonal", seasonMonths: [6, 11] });
    const paid = rows.filter(({ principalFen }) => principalFen > 0n);
    expect(paid.map(({ day }) => day)).toEqual(["2027-06-16", "2027-11-16", "2028-06-16", "2028-11-16"]);
    expect(paid.map(({ principalFen }) => principalFen)).toEqual(Array(4).fill(75_000_000n));
  });

  test("repays the advances to the fen, and has a rate at which its present value is zero", () => {
    const input = fc.record({
      first: fc.bigInt(100n, 10_000_000_000n),
      second: fc.bigInt(1n, 1_000_000_000n),
      wait: fc.integer({ min: 1, max: 100 }),
      gap: fc.integer({ min: 0, max: 400 }),
      count: fc.integer({ min: 1, max: 60 }),
      rateBp: fc.integer({ min: 0, max: 2_400 }),
      resetBp: fc.integer({ min: 0, max: 2_400 }),
      dayCount: fc.constantFrom(...DAY_COUNTS),
      repaymentMethod: fc.constantFrom(...REPAYMENT_METHODS),
      seasonMonths: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
    });
    forAll(60, input, ({ first, second, wait, gap, count, rateBp, resetBp, ...rest }) => {
      const dueDays = monthlyDueDays(addDays("2026-01-31", wait), count);
      const last = dueDays.at(-1) ?? "";
      const wished = addDays("2026-01-31", gap);
      const day = wished < last ? wished : addDays(last, -1);
      const advances = [
        { day: "2026-01-31", fen: first },
        { day, fen: second },
      ];
      const rates = [
        { from: "2026-01-31", ratePercent: (rateBp / 100).toFixed(2) },
        { from: "2027-01-01", ratePercent: (resetBp / 100).toFixed(2) },
      ];
      const rows = datedSchedule({ advances, dueDays, rates, ...rest });
      expect(sumFen(rows.map(({ principalFen }) => principalFen))).toBe(first + second);
      expect(rows.at(-1)?.balanceFen).toBe(0n);
      expect(rows.every((row) => row.principalFen >= 0n && row.interestFen >= 0n)).toBe(true);
      const flows = [...advances, ...rows.map((row) => ({ day: row.day, fen: -row.paymentFen }))];
      const rate = yearlyRate(flows);
      if (rate !== null) expect(datedPresentValue(flows, rate).abs().lt(1)).toBe(true);
    });
  });
});

describe("the rate of dated flows", () => {
  // Ross, Westerfield and Jordan, Fundamentals of Corporate Finance, on trade credit: 2/10 net 30 costs 44.6 % a year: (100 ÷ 98)^(365 ÷ 20) − 1.
  test("for a discount of two per cent for paying twenty days sooner is 44.59 %", () => {
    const flows = [
      { day: "2026-03-11", fen: 9_800n },
      { day: "2026-03-31", fen: -10_000n },
    ];
    expect(datedRate(flows)?.compoundPercent).toBe("44.5853");
  });

  test("is zero where two drawdowns are repaid without interest", () => {
    const flows = [
      { day: "2026-03-11", fen: 500_000n },
      { day: "2026-04-11", fen: -300_000n },
      { day: "2026-05-11", fen: 400_000n },
      { day: "2026-06-11", fen: -600_000n },
    ];
    expect(datedRate(flows)).toEqual({ simplePercent: "0.0000", compoundPercent: "0.0000" });
  });

  test("is null where money flows one way only", () => {
    expect(datedRate([{ day: "2026-03-11", fen: 9_800n }])).toBeNull();
  });
});
