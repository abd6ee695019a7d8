import { describe, expect, test } from "vitest";
import {
  instrumentsNotAllowed,
  MANDATE_FIELDS,
  mandateContentSchema,
  mandateDraftSchema,
  typedMandateSchema,
} from "#app/domain/mandates/criteria.ts";
import { preferencesSchema } from "#app/domain/mandates/preferences.ts";
import { dayOn } from "#tests/factories/days.ts";
import { mandateContent, mandateJson } from "#tests/factories/domain/content.ts";

function faults(change: Record<string, unknown>) {
  const json = mandateJson();
  const result = mandateContentSchema.safeParse({ ...json, terms: { ...json.terms, ...change } });
  return (result.error?.issues ?? []).map(({ path, message }) => [path.join("."), message]);
}

describe("a mandate", () => {
  test("is the same after a round trip through JSON", () => {
    const stored: unknown = JSON.parse(JSON.stringify(mandateJson()));
    expect(mandateContentSchema.parse(stored)).toEqual(mandateContent());
  });

  test.each<[Record<string, unknown>, string, string]>([
    [{ amountMaxFen: "0", amountMinFen: "0" }, "terms.amountMaxFen", "amount-not-positive"],
    [{ amountMaxFen: "5" }, "terms.amountMaxFen", "range-reversed"],
    [{ budgetFen: "0" }, "terms.budgetFen", "amount-not-positive"],
    [{ termMonthsMin: 48 }, "terms.termMonthsMax", "range-reversed"],
    [{ priceMinPercent: "5" }, "terms.priceMaxPercent", "range-reversed"],
    [{ validUntil: dayOn(-301) }, "terms.validUntil", "valid-until-before-from"],
    [{ sectorsExcluded: ["agri-food"] }, "terms.sectorsExcluded", "sector-excluded-not-included"],
    [{ sectorsExcluded: ["photonics"] }, "terms.sectorsExcluded", "sector-excluded-not-included"],
  ])("with %o is refused at %s: %s", (change, path, fault) => {
    expect(faults(change)).toEqual([[path, fault]]);
  });

  test.each<[Record<string, unknown>]>([
    [{ instruments: [] }],
    [{ districts: ["2202"] }],
    [{ introductionCap: 0 }],
    [{ title: "" }],
  ])("with %o is refused", (change) => {
    expect(faults(change)).toHaveLength(1);
  });

  test.each<[Record<string, unknown>]>([
    [{ sectorsIncluded: [], sectorsExcluded: ["agri-food"] }],
    [{ priceMinPercent: undefined, priceMaxPercent: undefined }],
    [{ termMonthsMin: undefined, termMonthsMax: undefined, stages: [], districts: [] }],
  ])("may be as general as %o", (change) => {
    expect(faults(change)).toEqual([]);
  });

  test("is entered in millions or 万元", () => {
    const { terms } = mandateJson();
    const typed = {
      ...terms,
      amountMinFen: "1",
      amountMaxFen: "10",
      budgetFen: "12000万",
      minRevenueFen: "１０",
      introductionCap: "12",
      termMonthsMin: "12",
      termMonthsMax: "36",
      minAgeMonths: "3",
    };
    expect(typedMandateSchema("million").parse(typed)).toEqual(mandateContent().terms);
  });

  test("may be incomplete as a draft", () => {
    expect(mandateDraftSchema.parse({ terms: { title: "Loans" } })).toMatchObject({
      terms: { title: "Loans" },
    });
    expect(MANDATE_FIELDS).toContain("introductionCap");
  });

  test("funds only what its institution may fund", () => {
    expect(instrumentsNotAllowed("commercial_bank", ["ip_pledge_loan", "equity"])).toEqual(["equity"]);
    expect(instrumentsNotAllowed("guarantor", ["guaranteed_loan", "unsecured_loan"])).toEqual([
      "unsecured_loan",
    ]);
    expect(instrumentsNotAllowed("fund_manager", ["equity", "convertible_note"])).toEqual([]);
  });
});

describe("the stated preferences", () => {
  test.each([
    [{ kind: "rd_intensity", atLeastBp: 800, weight: 2 }, true],
    [{ kind: "amount", minFen: "1", maxFen: "2", weight: 1 }, true],
    [{ kind: "sector", anyOf: ["photonics"], weight: 3 }, true],
    [{ kind: "sector", anyOf: [], weight: 3 }, false],
    [{ kind: "sector", anyOf: ["lasers"], weight: 3 }, false],
    [{ kind: "rd_intensity", atLeastBp: 800, weight: 4 }, false],
    [{ kind: "rd_intensity", atLeastBp: 0.5, weight: 1 }, false],
    [{ kind: "fee_paid", atLeastBp: 1, weight: 1 }, false],
  ])("of %o are valid: %s", (preference, expected) => {
    expect(preferencesSchema.safeParse([preference]).success).toBe(expected);
  });
});
