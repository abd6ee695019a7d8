import { expect, test } from "vitest";
import { comparedAt } from "#app/domain/offers/negotiation/comparison.ts";
import type { PricedTerms } from "#app/domain/offers/cost/cost.ts";

const terms: PricedTerms = {
  amountFen: 500_000_000n,
  termMonths: 36,
  repaymentMethod: "annuity",
  fees: [{ kind: "deposit", timing: "upfront", amountFen: 30_000_000n }],
};
const at = (amountFen: bigint) => comparedAt(terms, "5.00", { amountFen, termMonths: 24 });

test.each([
  [1_000_000n, "no-annual-rate"],
  [29_000_000n, "no-annual-rate"],
  [30_300_000n, "rate-too-high"],
  [31_000_000n, "rate-too-high"],
])(
  "an offer whose deposit takes %d fen or leaves little of it has no rate to compare: %s",
  (amountFen, why) => {
    expect(at(amountFen)).toEqual({ cost: null, why });
  },
);

test("an offer that leaves enough of the amount has a rate to compare", () => {
  expect(Number(at(200_000_000n).cost?.rate?.compoundPercent)).toBeGreaterThan(5);
});

test("an offer at its own amount and term is shown with the rate at which it was issued, however high", () => {
  const on = { amountFen: terms.amountFen, termMonths: terms.termMonths };
  expect(comparedAt(terms, "40.00", on)).toMatchObject({ why: null });
  expect(comparedAt(terms, "40.00", { ...on, termMonths: 24 })).toEqual({ cost: null, why: "rate-too-high" });
});
