import { describe, expect, test } from "vitest";
import { INSTRUMENTS } from "#app/domain/codes/instruments.ts";
import {
  blankFields,
  instrumentTyped,
  stepAfter,
  stepBefore,
  stepOfField,
  stepsOf,
} from "#app/domain/offers/form/builder-steps.ts";
import { faultsOfSheet } from "#app/domain/offers/form/offer-form.ts";

const today = "2026-11-23";
const loan = {
  instrument: "ip_pledge_loan",
  amountFen: "500",
  termMonths: "24",
  rateBasis: "lpr",
  lprTerm: "1Y",
  spreadBp: "75",
  rateReset: "fixed_for_term",
  repaymentMethod: "annuity",
  expiresOn: "2026-12-20",
};

describe("the steps of an offer", () => {
  test.each(INSTRUMENTS)("lead from the amount to the conditions and back: %s", (instrument) => {
    const steps = stepsOf(instrument);
    expect(steps[0]).toBe("amount");
    expect(steps.at(-1)).toBe("conditions");
    expect(steps.includes("security")).toBe(instrument !== "equity");
    for (const [index, step] of steps.entries()) {
      expect(stepAfter(instrument, step)).toBe(steps[index + 1] ?? null);
      expect(stepBefore(instrument, step)).toBe(steps[index - 1] ?? null);
    }
  });

  test("each field belongs to one, by its name or its path", () => {
    expect(stepOfField("termMonths")).toBe("amount");
    expect(stepOfField("details.ratioPercent")).toBe("amount");
    expect(stepOfField(["details", "capFen"])).toBe("price");
    expect(stepOfField("fees[2].percent")).toBe("price");
    expect(stepOfField(["fees", 0, "kind"])).toBe("price");
    expect(stepOfField("holdings.founders")).toBe("price");
    expect(stepOfField("securityNotes.equipment")).toBe("security");
    expect(stepOfField("expiresOn")).toBe("conditions");
  });

  test("a form without a known instrument counts as a plain loan", () => {
    expect(instrumentTyped({ instrument: "a barrel of gold" })).toBe("unsecured_loan");
    expect(instrumentTyped({})).toBe("unsecured_loan");
  });
});

describe("what a sheet still needs", () => {
  const missing = (fields: object) => blankFields({ ...loan, ...fields }).map((path) => path.join("."));

  test("amount, term, price and end", () => {
    expect(missing({})).toEqual([]);
    expect(missing({ amountFen: " ", termMonths: "", spreadBp: "", expiresOn: "" })).toEqual([
      "amountFen",
      "termMonths",
      "spreadBp",
      "expiresOn",
    ]);
    expect(missing({ rateBasis: "fixed" })).toEqual(["fixedRatePercent"]);
    expect(missing({ instrument: "finance_lease", amountFen: "" })).toEqual([]);
    expect(missing({ instrument: "equity" })).toEqual(["postMoneyFen", "poolPercent", "holdings"]);
  });

  test("each missing or wrong field is named once", () => {
    const faults = (fields: object) =>
      faultsOfSheet({ unit: "wan", fields: { ...loan, ...fields } }, today).map(({ path }) => path.join("."));
    expect(faults({})).toEqual([]);
    expect(faults({ amountFen: "" })).toEqual(["amountFen"]);
    expect(faults({ termMonths: "", spreadBp: "abc" }).sort()).toEqual(["spreadBp", "termMonths"]);
  });
});
