import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counterFieldsOf } from "#app/domain/offers/negotiation/counter-fields.ts";
import {
  aboveSought,
  type CounterChange,
  counterFaults,
  counterForm,
  counterTerms,
} from "#app/domain/offers/negotiation/counter.ts";
import { isSameSheet } from "#app/domain/offers/form/drafts.ts";
import { changedTerms, negotiationOf } from "#app/domain/offers/negotiation/negotiation.ts";
import { rateOfTerms } from "#app/domain/offers/terms/offer-terms.ts";
import { offerView } from "#app/domain/offers/lists.ts";
import { sheetToIssue, termsJson } from "#tests/factories/agreements.ts";
import { forAll } from "#tests/support/for-all.ts";

const day = "2026-11-25";
const sheet = (change: object = {}) => sheetToIssue(500_000_000n, change).terms;
const priced = (terms: ReturnType<typeof sheet>) => ({ terms, ratePercent: rateOfTerms(terms, day) });

const onLpr = { rateBasis: "lpr", lprTerm: "1Y", spreadBp: 75, fixedRatePercent: undefined };
const factoring = {
  instrument: "receivables_finance",
  amountFen: "320000000",
  repaymentMethod: "bullet_interest_monthly",
  termMonths: 6,
  details: {
    kind: "factoring",
    receivableFen: "400000000",
    advancePercent: "80",
    servicePercent: "0.5",
    recourse: "with_recourse",
  },
};

describe("a company's counter-offer", () => {
  test("has errors only at the changed fields, whatever else the form sends", () => {
    const change = { act: "counter", unit: "wan", advancePercent: "0.0001" } as CounterChange;
    const found = counterFaults(sheet(factoring), change, day);
    expect(found.map(({ path }) => path)).toEqual([["advancePercent"]]);
  });

  test.each([
    ["a fixed loan", {}, ["amountFen", "termMonths", "fixedRatePercent"]],
    ["a loan on the LPR", onLpr, ["amountFen", "termMonths", "spreadBp"]],
    ["factoring", factoring, ["termMonths", "fixedRatePercent", "advancePercent", "servicePercent"]],
  ])("of %s", (_, change, fields) => {
    expect(counterFieldsOf(sheet(change))).toEqual(fields);
  });

  test("changes a factor's advance with the requested share", () => {
    const countered = counterTerms(sheet(factoring), { advancePercent: "90" });
    expect(countered).toMatchObject({ amountFen: 360_000_000n, details: { advancePercent: "90" } });
  });

  test("changes the size of a cost, and neither its kind nor its timing", () => {
    const fees = [{ kind: "valuation_fee", timing: "upfront", percent: "0.5" }];
    const countered = counterTerms(sheet({ fees }), { feePercents: ["0.3"] });
    expect(countered).toMatchObject({ fees: [{ kind: "valuation_fee", timing: "upfront", percent: "0.3" }] });
  });

  const twice = {
    details: {
      kind: "dated_loan",
      dayCount: "actual_360",
      firstDrawdownOn: "2026-12-01",
      firstPaymentOn: "2027-01-01",
      secondDrawdownOn: "2027-10-01",
      secondDrawdownFen: "200000000",
    },
  };
  const notary = { kind: "notary_fee", timing: "upfront", percent: "1" };
  const valuation = { kind: "valuation_fee", timing: "upfront", amountFen: "1" };
  test.each<[object, CounterChange, string[]]>([
    [{}, { amountFen: 0n }, ["amountFen: amount-not-positive"]],
    [{ repaymentMethod: "bullet_interest_quarterly" }, { termMonths: 25 }, ["termMonths: quarters-only"]],
    // 24 months with a second drawdown in the tenth, asked to be 6.
    [twice, { termMonths: 6 }, ["termMonths: term-before-drawdown"]],
    [twice, { termMonths: 6, amountFen: 400_000_000n }, ["termMonths: term-before-drawdown"]],
    [twice, { amountFen: 200_000_000n }, ["amountFen: amount-within-drawdown"]],
    [twice, { termMonths: 11 }, []],
    [{}, { fixedRatePercent: "48" }, ["fixedRatePercent: rate-too-high"]],
    [
      { fees: [notary, valuation] },
      { feeAmounts: [undefined, 500_000_000n] },
      ["feeAmounts.1: fees-not-below-amount"],
    ],
  ])("of %o changed by %o has the faults %o", (change, asked, faults) => {
    const found = counterFaults(sheet(change), asked, day);
    expect(found.map(({ fault, path }) => `${path.join(".")}: ${fault}`)).toEqual(faults);
  });
});

test.each<[string, object, CounterChange, string]>([
  ["a loan", {}, { termMonths: 12, amountFen: 900_000_000n }, "amountFen"],
  ["factoring", factoring, { termMonths: 5, advancePercent: "90" }, "advancePercent"],
])(
  "a counter-offer above the sought amount, made on %s, has its error at the changed field",
  (_, change, asked, field) => {
    expect(aboveSought(sheet(change), asked)).toEqual({ fault: "amount-above-sought", path: [field] });
  },
);

const changes = fc.record(
  {
    amountFen: fc.bigInt(1n, 800_000_000n),
    termMonths: fc.integer({ min: 1, max: 360 }),
    fixedRatePercent: fc.integer({ min: 0, max: 2_400 }).map((bp) => (bp / 100).toFixed(2)),
  },
  { requiredKeys: [] },
);

test("a counter-offer differs from the offer in the requested changes only", () => {
  const names = { amountFen: "amount", termMonths: "term", fixedRatePercent: "rate" } as const;
  forAll(changes, (change) => {
    const offered = sheet();
    const countered = counterTerms(offered, change);
    const asked = (Object.keys(names) as (keyof typeof names)[]).filter((field) => {
      const value = change[field];
      return value !== undefined && Number(value) !== Number((offered as Record<string, unknown>)[field]);
    });
    expect(changedTerms(priced(offered), priced(countered))).toEqual(asked.map((field) => names[field]));
    expect(isSameSheet({ terms: offered, expiresOn: day }, { terms: countered, expiresOn: day })).toBe(
      Object.keys(change).every((field) => !(field in change) || !asked.includes(field as never)) &&
        (change.fixedRatePercent ?? "4.10") === "4.10",
    );
  });
});

test("a negotiation is shown turn by turn, each compared with what it answers", () => {
  const put = (version: number, at: string, fixedRatePercent: string) => ({
    version,
    at: `2026-11-${at}T10:00:00+08:00`,
    terms: { ...termsJson(500_000_000n), fixedRatePercent },
    contractRatePercent: fixedRatePercent,
    annualisedRatePercent: null,
    totalCostFen: "21000000",
  });
  const expiresAt = "2026-12-10T18:00:00+08:00";
  const steps = negotiationOf(
    [
      { ...put(1, "16", "4.10"), expiresAt },
      { ...put(2, "23", "3.9"), expiresAt },
    ],
    [{ ...put(1, "19", "3.80"), round: 1, words: "Cheaper elsewhere." }],
  );
  expect(
    steps.map(({ kind, version, changes: against, changed }) => [kind, version, against, changed]),
  ).toEqual([
    ["version", 2, 1, ["rate"]],
    ["counter", 1, 1, ["rate"]],
    ["version", 1, null, []],
  ]);
  expect(steps[0]?.totalCostFen).toBe(21_000_000n);
});

test("a rate of 4.1 per cent is the same term as one of 4.10 per cent", () => {
  const [a, b] = [sheet(), sheet({ fixedRatePercent: "4.1" })];
  expect(changedTerms(priced(a), priced(b))).toEqual([]);
});

test("a counter-offer is parsed in the unit that its form names", () => {
  const typed = { act: "counter", version: "1", rounds: "0", amountFen: "480", feePercents: ["", "0.3"] };
  const wan = counterForm("wan").safeParse({ ...typed, unit: "wan", feePercents: [undefined, "0.3"] });
  expect(wan.data).toMatchObject({ amountFen: 480_000_000n, feePercents: [undefined, "0.3"] });
  expect(counterForm("wan").safeParse({ ...typed, unit: "million" }).success).toBe(false);
});

test.each([
  ["drafted", null, undefined, "issued"],
  ["drafted", { approvalAskedAt: null }, undefined, "write"],
  ["drafted", { approvalAskedAt: new Date() }, undefined, "approval"],
  ["drafted", { approvalAskedAt: new Date() }, "write", "write"],
  ["approved_internally", { approvalAskedAt: new Date() }, undefined, "approval"],
  ["viewed", { approvalAskedAt: null }, undefined, "issued"],
  ["viewed", { approvalAskedAt: null }, "write", "write"],
  ["viewed", { approvalAskedAt: new Date() }, "approval", "approval"],
  ["withdrawn", { approvalAskedAt: null }, "write", "issued"],
] as const)(
  "of an offer that is %s with the draft %o, asked for %s, the institution sees: %s",
  (status, draft, asked, view) => {
    expect(offerView(status, draft, asked)).toBe(view);
  },
);
