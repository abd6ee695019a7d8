import { describe, expect, test } from "vitest";
import { z } from "zod";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { termsSoFar } from "#app/domain/offers/form/typed-so-far.ts";
import { fieldsOfOffer } from "#app/domain/offers/form/offer-fields.ts";
import { offerFormOn } from "#app/domain/offers/form/offer-form.ts";
import {
  offerTermsDraftSchema,
  offerTermsSchema,
  rateOfTerms,
} from "#app/domain/offers/terms/offer-terms.ts";
import { converting, faults, onDays, whole } from "#tests/support/offers/whole-forms.ts";

describe("an offer's form", () => {
  test.each(Object.entries(whole))(
    "of %s gives terms that can be stored and read back, and have figures",
    (_, form) => {
      const { terms } = offerFormOn("2026-11-25").parse(form);
      const stored = JSON.parse(JSON.stringify(z.encode(offerTermsSchema, terms))) as unknown;
      const read = offerTermsSchema.parse(stored);
      expect(read.amountFen).toBe(form.instrument === "equity" ? 600_000_000n : 500_000_000n);
      const figures = offerFiguresOf(read, rateOfTerms(read, "2026-11-25"));
      expect(figures.equity === null).toBe(form.instrument !== "equity");
      expect(figures.cost === null).toBe(form.instrument === "equity");
      expect(figures.conversion === null).toBe(form.instrument !== "convertible_note");
    },
  );

  test.each(Object.entries(whole))(
    "of %s is saved as a draft and filled in again as it was typed",
    (_, form) => {
      const { terms, expiresOn } = termsSoFar({ unit: "wan", fields: form });
      const stored = JSON.parse(JSON.stringify(z.encode(offerTermsDraftSchema, terms))) as unknown;
      const fields = fieldsOfOffer(offerTermsDraftSchema.parse(stored), expiresOn, "wan");
      expect(fields).toMatchObject(
        Object.fromEntries(
          Object.entries({ ...form, unit: undefined, revision: undefined }).filter(
            ([, v]) => v !== undefined,
          ),
        ),
      );
    },
  );

  test.each([
    [{ rateBasis: "fixed" }, undefined],
    [{ rateBasis: "lpr", lprTerm: "1Y", spreadBp: "75", rateReset: "fixed_for_term" }, undefined],
    [{ rateBasis: "lpr", lprTerm: "1Y", spreadBp: "75", rateReset: "each_january" }, 25],
  ])("assumes a change of the LPR only where it would have an effect: %o", (basis, resetBp) => {
    const dated = whole["a loan on days"] as Record<string, unknown>;
    const details = { ...(dated["details"] as object), resetBp: "25" };
    const { terms } = offerFormOn("2026-11-25").parse({ ...dated, fixedRatePercent: "5", ...basis, details });
    expect("details" in terms ? (terms.details as { resetBp?: number }).resetBp : "none").toBe(resetBp);
  });

  test("saves a half-filled lease", () => {
    const details = { assetPriceFen: "625", residualFen: "abc" };
    const fields = { ...whole["a loan"], instrument: "finance_lease", details };
    const { terms } = termsSoFar({ unit: "wan", fields });
    expect(terms).toMatchObject({ details: { kind: "finance_lease", assetPriceFen: 625_000_000n } });
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    [
      "a lease",
      { details: {} },
      ["assetPriceFen", "downPaymentFen", "residualFen", "paid"].map(
        (name) => `details.${name}: details-missing`,
      ),
    ],
    ["a lease", { repaymentMethod: "equal_principal" }, ["details.paid: advance-equal-only"]],
    ["a loan on days", onDays("2026-12-01", "2026-12-01"), ["details.firstPaymentOn: days-reversed"]],
    ["a seasonal loan", { seasonMonths: [] }, ["seasonMonths: seasons-missing"]],
    ["equity", { holdings: { founders: "85" } }, ["holdings.founders: holdings-not-whole"]],
    ["equity", { postMoneyFen: "600" }, ["postMoneyFen: valuation-not-above-amount"]],
    [
      "a loan on days",
      onDays("1999-12-01", "2001-01-20"),
      ["details.firstDrawdownOn: drawdown-before-offer"],
    ],
    [
      "a loan on days",
      onDays("2026-12-01", "9999-12-01"),
      ["details.firstPaymentOn: first-payment-too-late"],
    ],
    ["a loan on days", onDays("9999-11-01", "9999-12-01"), ["details.firstDrawdownOn: drawdown-too-late"]],
    [
      "a loan on days",
      onDays("2026-12-01", "2027-01-20", { secondDrawdownOn: "2028-12-20", secondDrawdownFen: "250" }),
      ["details.secondDrawdownOn: drawdown-after-last-payment"],
    ],
    [
      "a loan",
      {
        fees: [
          { kind: undefined, timing: "upfront" },
          { kind: "valuation_fee", timing: "upfront", percent: "100" },
        ],
      },
      ["fees.1.percent: fees-not-below-amount"],
    ],
    ["a loan", { fixedRatePercent: "32" }, ["fixedRatePercent: rate-too-high"]],
    ["a loan", { fixedRatePercent: "0" }, []],
    ["a convertible note", converting({ capFen: "0" }), ["details.capFen: amount-not-positive"]],
    [
      "a convertible note",
      converting({ discountPercent: "100", capFen: "800" }),
      ["details.discountPercent: share-too-large"],
    ],
    ["equity", { preferenceTimes: "10" }, []],
    ["equity", { preferenceTimes: "10.1" }, ["preferenceTimes: preference-too-large"]],
    [
      "equity",
      { amountFen: "50.0049", postMoneyFen: "100", poolPercent: "49.9999" },
      ["poolPercent: pool-too-large"],
    ],
    ["equity", { drawdownDays: "121" }, ["drawdownDays: Too big: expected number to be <=120"]],
    ["a loan", { drawdownDays: "0" }, ["drawdownDays: Too small: expected number to be >=1"]],
  ])("of %s with %o has errors at its fields", (name, change, expected) => {
    expect(faults({ ...whole[name], ...change })).toEqual(expected);
  });
});
