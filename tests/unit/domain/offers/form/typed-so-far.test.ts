import { expect, test } from "vitest";
import { draftOfTyped, draftText, wholeSheet } from "#app/domain/offers/form/drafts.ts";
import type { TypedFields } from "#app/domain/offers/form/typed-offer.ts";

const day = "2026-11-25";
const fields: TypedFields = {
  instrument: "ip_pledge_loan",
  amountFen: "500",
  rateBasis: "fixed",
  fixedRatePercent: "4.10",
  rateReset: "fixed_for_term",
  termMonths: "24",
  repaymentMethod: "annuity",
  expiresOn: "2026-12-31",
  drawdownDays: "15",
  securityKinds: ["class_one_ip"],
  conditionsText: "One\nTwo",
  fees: [
    { kind: "valuation_fee", timing: "upfront", amountFen: "18000", percent: "" },
    { kind: "insurance_premium", timing: "yearly", amountFen: "", percent: "0.5" },
  ],
};
const draft = (change: TypedFields) => draftOfTyped({ unit: "wan", fields: { ...fields, ...change } });
const sheetOf = (change: TypedFields) => wholeSheet(JSON.parse(draftText(draft(change))), day);

test("a draft in which every field can be parsed is a complete term sheet, with blanks or without", () => {
  expect(sheetOf({})?.terms).toMatchObject({ fees: [{ kind: "valuation_fee" }, { percent: "0.5" }] });
});

test.each<[string, TypedFields, object]>([
  [
    "a cost",
    { fees: [(fields.fees as object[])[0], { kind: "insurance_premium", percent: "0,5" }] },
    { fees: [{ kind: "valuation_fee", timing: "upfront", amountFen: 1_800_000n }] },
  ],
  ["a condition", { conditionsText: `One\n${"x".repeat(201)}\nTwo` }, { conditions: ["One", "Two"] }],
  [
    "a security",
    { securityKinds: ["class_one_ip", "a promise"] },
    { securities: [{ kind: "class_one_ip" }] },
  ],
])(
  "%s that can't be parsed leaves the others in the figures, and no complete term sheet",
  (_, change, terms) => {
    expect(draft(change).terms).toMatchObject(terms);
    expect(sheetOf(change)).toBeNull();
  },
);

test.each<[string, TypedFields]>([
  ["a cost without its size", { fees: [{ kind: "valuation_fee", timing: "upfront" }] }],
  [
    "days without a day count",
    {
      instrument: "unsecured_loan",
      details: { firstDrawdownOn: "2026-12-01", firstPaymentOn: "2027-06-01" },
    },
  ],
])("%s is half typed, so that the term sheet is incomplete", (_, change) => {
  expect(sheetOf(change)).toBeNull();
});

test.each<[string, TypedFields, bigint | undefined]>([
  ["a lease without its price", { instrument: "finance_lease", details: {} }, undefined],
  ["a lease", { instrument: "finance_lease", details: { assetPriceFen: "500" } }, 500_000_000n],
  [
    "a receivable without its amount",
    { instrument: "receivables_finance", details: { advancePercent: "80" } },
    undefined,
  ],
  [
    "a receivable",
    { instrument: "receivables_finance", details: { receivableFen: "100", advancePercent: "80" } },
    80_000_000n,
  ],
  ["a loan without its amount", { amountFen: "" }, undefined],
])("%s has an amount once what it follows from is typed", (_, change, amountFen) => {
  expect(draft({ amountFen: "", ...change }).terms.amountFen).toBe(amountFen);
});
