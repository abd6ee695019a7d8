import { expect, test } from "vitest";
import { z } from "zod";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { offerTermsSchema } from "#app/domain/offers/terms/offer-terms.ts";
import { isPricedLoan, issuedTermsSchema, recordTermsSchema } from "#app/domain/offers/terms/record-terms.ts";
import { instrumentOf } from "#app/domain/offers/terms/record-texts.ts";

const stored = {
  instrument: "record",
  calledThere: "bank-loan/revolving",
  amountFen: "14100000",
  conditions: [],
  termMonths: 84,
};

test("an imported record is read as an issued version, and written as it was read", () => {
  const terms = issuedTermsSchema.parse(stored);
  expect(terms).toEqual({ ...stored, amountFen: 14_100_000n });
  expect(z.encode(issuedTermsSchema, terms)).toEqual(stored);
  expect(instrumentOf(terms)).toBe("bank-loan/revolving");
});

test("the term of an imported record may be unknown, but not its amount", () => {
  const { termMonths: _, ...termless } = stored;
  expect(recordTermsSchema.safeParse(termless).success).toBe(true);
  const { amountFen: __, ...bare } = stored;
  expect(recordTermsSchema.safeParse(bare).success).toBe(false);
});

test("unknown terms have no price: no rate, cost or schedule is computed from them", () => {
  const terms = issuedTermsSchema.parse(stored);
  expect(isPricedLoan(terms)).toBe(false);
  expect(offerFiguresOf(terms, "0")).toEqual({ cost: null, equity: null, conversion: null });
});

test("an imported record can't be drafted, issued or countered", () => {
  expect(offerTermsSchema.safeParse(stored).success).toBe(false);
});
