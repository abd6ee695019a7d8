import { describe, expect, test } from "vitest";
import { toMandateView } from "#app/domain/mandates/company-view.ts";
import { whyClosed } from "#app/domain/mandates/owner-view.ts";
import { mandateTerms, today } from "#tests/factories/domain/matching.ts";

describe("a mandate as shown to a company", () => {
  test("has its public terms and its remaining capacity, and nothing else", () => {
    const record = {
      number: 142n,
      nameZh: "光电贷款",
      nameEn: null,
      institutionKind: "commercial_bank",
      institutionNameZh: "松辽银行",
      institutionNameEn: null,
      contactPhone: "0431",
      reservedFen: 1n,
    };
    const seen = toMandateView(record, mandateTerms());
    expect(Object.keys(seen)).toEqual([
      "id",
      "number",
      "version",
      "nameZh",
      "nameEn",
      "institutionId",
      "institutionNameZh",
      "institutionNameEn",
      "institutionKind",
      "instruments",
      "amountMinFen",
      "amountMaxFen",
      "termMonthsMin",
      "termMonthsMax",
      "priceMinBp",
      "priceMaxBp",
      "budgetLeftFen",
      "responsiveness",
      "firstAnswerDays",
    ]);
  });
});

describe("the reason why a mandate ranks nothing", () => {
  const active = { status: "active", institutionStatus: "active" } as const;
  test.each([
    [active, {}, null],
    [{ ...active, institutionStatus: "restricted" }, {}, "institution_not_active"],
    [{ ...active, status: "paused" as const }, {}, "paused"],
    [{ ...active, status: "draft" as const }, {}, "not_active"],
    [{ ...active, status: "exhausted" as const }, {}, "exhausted"],
    [active, { validUntil: "2026-11-24" }, "expired"],
    [active, { validFrom: "2026-11-26" }, "not_yet_valid"],
    [active, { introductionsLeft: 0 }, "cap_used_up"],
    [active, { budgetLeftFen: 99_999_999n }, "exhausted"],
    [active, { budgetLeftFen: 100_000_000n }, null],
  ])("for %o with %o is %s", (mandate, change, closure) => {
    expect(whyClosed(mandate, mandateTerms(change), today)).toBe(closure);
  });
});
