import { describe, expect, test } from "vitest";
import { z } from "zod";
import { figuresOf } from "#app/domain/offers/figures.ts";
import { termsSoFar } from "#app/domain/offers/kept-terms.ts";
import { fieldsOfOffer } from "#app/domain/offers/offer-fields.ts";
import { offerFormOn } from "#app/domain/offers/offer-form.ts";
import { offerTermsDraftSchema, offerTermsSchema, rateOfTerms } from "#app/domain/offers/offer-terms.ts";
import { termFaults } from "#app/domain/offers/term-faults.ts";
import { termsOf } from "#app/domain/offers/typed-terms.ts";

const end = { unit: "wan", expiresOn: "2026-12-31", revision: "1" };
const loan = {
  ...end,
  drawdownDays: "15",
  ...{ instrument: "ip_pledge_loan", amountFen: "500", rateBasis: "fixed", fixedRatePercent: "4.10" },
  ...{ rateReset: "fixed_for_term", termMonths: "24", repaymentMethod: "annuity" },
};
const equity = {
  ...end,
  drawdownDays: "30",
  ...{ instrument: "equity", amountFen: "600", postMoneyFen: "7200", poolPercent: "10" },
  ...{ holdings: { founders: "85", investors: "15" }, preferenceTimes: "1" },
  ...{ participation: "non_participating", boardSeats: "1" },
};
const whole: Record<string, Record<string, unknown>> = {
  "a loan": loan,
  "a loan on days": {
    ...loan,
    details: { dayCount: "actual_360", firstDrawdownOn: "2026-12-01", firstPaymentOn: "2027-01-20" },
  },
  "a seasonal loan": { ...loan, repaymentMethod: "seasonal", seasonMonths: ["6", "12"] },
  "a guaranteed loan": { ...loan, instrument: "guaranteed_loan", details: { ratioPercent: "80" } },
  "a credit line": {
    ...{ ...loan, instrument: "revolving_credit", repaymentMethod: "bullet_interest_monthly" },
    details: { utilisationPercent: "60", commitmentPercent: "0" },
  },
  "a lease": {
    ...{ ...loan, instrument: "finance_lease", amountFen: undefined },
    details: { assetPriceFen: "625", downPaymentFen: "125", residualFen: "0.01", paid: "in_advance" },
  },
  factoring: {
    ...{
      ...loan,
      instrument: "receivables_finance",
      amountFen: undefined,
      repaymentMethod: "single_repayment",
    },
    details: { receivableFen: "625", advancePercent: "80", servicePercent: "0.5", recourse: "with_recourse" },
  },
  "a convertible note": {
    ...{ ...loan, instrument: "convertible_note", repaymentMethod: "single_repayment" },
    details: { discountPercent: "20", capFen: "5000", qualifiedFen: "1000", assumedPreMoneyFen: "8000" },
  },
  equity,
};

function faults(form: Record<string, unknown>): string[] {
  const result = offerFormOn("2026-11-25").safeParse(form);
  return (result.error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("an offer's form", () => {
  test.each(Object.entries(whole))(
    "of %s gives terms that are stored, come back, and have figures",
    (_, form) => {
      const terms = termsOf(offerFormOn("2026-11-25").parse(form));
      const stored = JSON.parse(JSON.stringify(z.encode(offerTermsSchema, terms))) as unknown;
      const read = offerTermsSchema.parse(stored);
      expect(read.amountFen).toBe(form.instrument === "equity" ? 600_000_000n : 500_000_000n);
      const figures = figuresOf(read, rateOfTerms(read, "2026-11-25"));
      expect(figures.equity === null).toBe(form.instrument !== "equity");
      expect(figures.cost === null).toBe(form.instrument === "equity");
      expect(figures.conversion === null).toBe(form.instrument !== "convertible_note");
    },
  );

  test.each(Object.entries(whole))(
    "of %s is kept as a draft and filled in again as it was typed",
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

  test("keeps the half of a lease that is typed", () => {
    const details = { assetPriceFen: "625", residualFen: "abc" };
    const fields = { ...loan, instrument: "finance_lease", details };
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
    [
      "a loan on days",
      { details: { dayCount: "actual_360", firstDrawdownOn: "2026-12-01", firstPaymentOn: "2026-12-01" } },
      ["details.firstPaymentOn: days-reversed"],
    ],
    ["a seasonal loan", { seasonMonths: [] }, ["seasonMonths: seasons-missing"]],
    ["equity", { holdings: { founders: "85" } }, ["holdings.founders: holdings-not-whole"]],
    ["equity", { postMoneyFen: "600" }, ["postMoneyFen: range-reversed"]],
    [
      "a loan on days",
      { details: { dayCount: "actual_360", firstDrawdownOn: "1999-12-01", firstPaymentOn: "2001-01-20" } },
      ["details.firstDrawdownOn: drawdown-before-offer"],
    ],
    [
      "a loan on days",
      { details: { dayCount: "actual_360", firstDrawdownOn: "2026-12-01", firstPaymentOn: "9999-12-01" } },
      ["details.firstPaymentOn: first-payment-too-late"],
    ],
    [
      "a loan on days",
      { details: { dayCount: "actual_360", firstDrawdownOn: "9999-11-01", firstPaymentOn: "9999-12-01" } },
      ["details.firstDrawdownOn: drawdown-too-late"],
    ],
    [
      "a loan on days",
      {
        details: {
          ...{ dayCount: "actual_360", firstDrawdownOn: "2026-12-01", firstPaymentOn: "2027-01-20" },
          ...{ secondDrawdownOn: "2028-12-20", secondDrawdownFen: "250" },
        },
      },
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
    [
      "a loan",
      { fixedRatePercent: "40", termMonths: "120", repaymentMethod: "single_repayment" },
      ["fixedRatePercent: rate-too-high"],
    ],
    [
      "a credit line",
      { amountFen: "16", details: { utilisationPercent: "0.0001", commitmentPercent: "0" } },
      ["details.utilisationPercent: amount-below-minimum"],
    ],
    [
      "a loan on days",
      {
        ...{ termMonths: "2", repaymentMethod: "single_repayment" },
        details: {
          ...{ dayCount: "thirty_360", firstDrawdownOn: "2026-12-01", firstPaymentOn: "2026-12-31" },
          ...{ secondDrawdownOn: "2027-01-30", secondDrawdownFen: "499" },
        },
      },
      ["details.secondDrawdownOn: drawdown-after-last-payment"],
    ],
    [
      "a loan on days",
      { details: { dayCount: "thirty_360", firstDrawdownOn: "2027-01-30", firstPaymentOn: "2027-01-31" } },
      ["details.firstPaymentOn: days-reversed"],
    ],
    [
      "a loan",
      { details: { secondDrawdownOn: "2027-06-01", secondDrawdownFen: "50" } },
      ["details.dayCount: details-missing"],
    ],
    [
      "a convertible note",
      {
        ...{ amountFen: "100", fixedRatePercent: "20", termMonths: "120" },
        details: { discountPercent: "20", capFen: "0.0051", qualifiedFen: "1", assumedPreMoneyFen: "8000" },
      },
      ["details.capFen: share-too-large"],
    ],
    [
      "a convertible note",
      { details: { discountPercent: "20", capFen: "0", qualifiedFen: "1000", assumedPreMoneyFen: "8000" } },
      ["details.capFen: amount-not-positive"],
    ],
    [
      "equity",
      { amountFen: "50.0049", postMoneyFen: "100", poolPercent: "49.9999" },
      ["poolPercent: pool-too-large"],
    ],
    ["equity", { drawdownDays: "121" }, ["drawdownDays: Too big: expected number to be <=120"]],
    ["a loan", { drawdownDays: "0" }, ["drawdownDays: Too small: expected number to be >=1"]],
  ])("of %s with %o is wrong at its fields", (name, change, expected) => {
    expect(faults({ ...whole[name], ...change })).toEqual(expected);
  });
});

test("a guarantor stands for no less than an offer may be for", () => {
  const form = { ...whole["a guaranteed loan"], details: { ratioPercent: "0.1" } };
  const terms = termsOf(offerFormOn("2026-11-25").parse(form));
  expect(termFaults(terms, "2026-11-25", "guarantee")).toEqual([
    { fault: "amount-below-minimum", path: ["details", "ratioPercent"] },
  ]);
});
