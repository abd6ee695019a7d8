import { expect, test } from "vitest";
import { offerFormOn } from "#app/domain/offers/form/offer-form.ts";
import { termFaults } from "#app/domain/offers/terms/term-faults.ts";
import { converting, faults, onDays, whole } from "#tests/support/offers/whole-forms.ts";

test.each<[string, Record<string, unknown>, string[]]>([
  [
    "factoring",
    {
      termMonths: "6",
      details: {
        receivableFen: "625",
        advancePercent: "80",
        servicePercent: "20",
        recourse: "with_recourse",
      },
    },
    ["details.servicePercent: rate-too-high"],
  ],
  [
    "a lease",
    {
      termMonths: "1",
      fees: [{ kind: "deposit", timing: "upfront", percent: "1" }],
      details: { assetPriceFen: "625", downPaymentFen: "125", residualFen: "0", paid: "in_advance" },
    },
    ["details.paid: no-annual-rate"],
  ],
  [
    "a credit line",
    { details: { utilisationPercent: "8", commitmentPercent: "3" } },
    ["details.commitmentPercent: rate-too-high"],
  ],
  [
    "a credit line",
    { details: { utilisationPercent: "100", commitmentPercent: "3.0001" } },
    ["details.commitmentPercent: commitment-fee-too-high"],
  ],
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
      termMonths: "2",
      repaymentMethod: "single_repayment",
      ...onDays("2026-12-01", "2026-12-31", {
        dayCount: "thirty_360",
        secondDrawdownOn: "2027-01-30",
        secondDrawdownFen: "499",
      }),
    },
    ["details.secondDrawdownOn: drawdown-after-last-payment"],
  ],
  [
    "a loan on days",
    {
      amountFen: "200",
      termMonths: "12",
      repaymentMethod: "bullet_interest_monthly",
      fees: [{ kind: "insurance_premium", timing: "yearly", percent: "40" }],
      ...onDays("2026-12-20", "2029-11-20"),
    },
    ["fees.0.percent: fees-not-below-amount"],
  ],
  [
    "a loan on days",
    { details: { firstDrawdownOn: "2027-03-01", firstPaymentOn: "2027-09-01" } },
    ["details.dayCount: details-missing"],
  ],
  ["a loan", { details: { resetBp: "10" } }, ["details.dayCount: details-missing"]],
  ["a loan on days", onDays("1999-12-20", "2027-01-20"), ["details.firstDrawdownOn: drawdown-before-offer"]],
  [
    "a loan on days",
    onDays("2027-01-30", "2027-01-31", { dayCount: "thirty_360" }),
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
      amountFen: "100",
      fixedRatePercent: "20",
      termMonths: "120",
      ...converting({ capFen: "0.0051", qualifiedFen: "1" }),
    },
    ["details.capFen: share-too-large"],
  ],
  [
    "a loan on days",
    {
      rateBasis: "lpr",
      lprTerm: "1Y",
      spreadBp: "75",
      rateReset: "each_january",
      ...onDays("2026-12-01", "2027-01-20", { resetBp: "-25" }),
    },
    ["details.resetBp: reset-lowers-price"],
  ],
])(
  "a price that is too high, or hidden by rounding or assumed days, is refused at the field that causes it: %s with %o",
  (name, change, expected) => {
    expect(faults({ ...whole[name], ...change })).toEqual(expected);
  },
);

test("a guarantee may not be for less than the minimum of an offer", () => {
  const form = { ...whole["a guaranteed loan"], details: { ratioPercent: "0.1" } };
  const { terms } = offerFormOn("2026-11-25").parse(form);
  expect(termFaults(terms, "2026-11-25", "guarantee")).toEqual([
    { fault: "amount-below-minimum", path: ["details", "ratioPercent"] },
  ]);
});
