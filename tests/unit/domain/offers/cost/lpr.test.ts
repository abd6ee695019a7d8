import { describe, expect, test } from "vitest";
import { contractRatePercent, LPR, lprOn } from "#app/domain/offers/cost/lpr.ts";

describe("the loan prime rate", () => {
  test.each([
    ["2019-08-20", "4.25", "4.85"],
    ["2020-01-20", "4.15", "4.80"],
    ["2020-07-20", "3.85", "4.65"],
    ["2021-01-20", "3.85", "4.65"],
    ["2024-02-19", "3.45", "4.20"],
    ["2024-02-20", "3.45", "3.95"],
    ["2025-05-19", "3.10", "3.60"],
    ["2025-05-20", "3.00", "3.50"],
    ["2026-08-20", "3.00", "3.50"],
  ])("on %s is %s and %s", (day, oneYearPercent, fiveYearPercent) => {
    expect(lprOn(day)).toMatchObject({ oneYearPercent, fiveYearPercent });
  });

  test("before its first publication is null", () => {
    expect(lprOn("2019-08-19")).toBeNull();
  });

  test("is listed by date", () => {
    const days = LPR.map(({ publishedOn }) => publishedOn);
    expect([...days].sort()).toEqual(days);
  });
});

describe("the contract rate", () => {
  const lpr = { rateBasis: "lpr", lprTerm: "1Y", spreadBp: 75 } as const;

  test.each([
    [lpr, "3.75"],
    [{ ...lpr, lprTerm: "5Y" as const }, "4.25"],
    [{ ...lpr, spreadBp: -25 }, "2.75"],
    [{ ...lpr, spreadBp: 0 }, "3.00"],
    [{ rateBasis: "fixed" as const, fixedRatePercent: "4.35" }, "4.35"],
  ])("of %o is %s", (terms, percent) => {
    expect(contractRatePercent(terms, "2026-11-25")).toBe(percent);
  });

  test.each([
    [{ rateBasis: "lpr" as const, lprTerm: "1Y" as const }],
    [{ rateBasis: "lpr" as const, spreadBp: 75 }],
    [{ rateBasis: "fixed" as const }],
    [{ ...lpr, spreadBp: -400 }],
  ])("of %o is null", (terms) => {
    expect(contractRatePercent(terms, "2026-11-25")).toBeNull();
  });

  test("before the LPR was first published is null", () => {
    expect(contractRatePercent(lpr, "2019-01-01")).toBeNull();
  });
});
