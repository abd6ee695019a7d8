import fc from "fast-check";
import { expect, test } from "vitest";
import { INSTITUTION_KINDS } from "#app/domain/codes/institutions.ts";
import { filledAskOf, mayBack } from "#app/domain/matching/ranking/guarantors.ts";
import { mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";

const ask = { amountMinFen: 500_000_000n, amountMaxFen: 800_000_000n };
const facts = prospectFacts({ amountMinFen: 0n, amountMaxFen: 0n });

test("guarantors are compared with the whole ask, and only once all of it is accepted", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 900_000_000n }), (acceptedFen) => {
      const filled = filledAskOf(facts, ask, acceptedFen);
      expect(filled === null).toBe(acceptedFen < ask.amountMaxFen);
      if (filled !== null) expect(filled).toEqual({ ...facts, ...ask });
    }),
  );
});

test.each(INSTITUTION_KINDS)("%s: whether it may be asked to back a filled ask", (institutionKind) => {
  const filled = filledAskOf(facts, ask, ask.amountMaxFen);
  const isGuarantor = institutionKind === "guarantor" || institutionKind === "insurer";
  const asks = (change: Parameters<typeof mandateTerms>[0]) =>
    mayBack(filled, { terms: mandateTerms(change), institutionKind }, today);
  expect(asks({})).toBe(isGuarantor);
  expect(asks({ amountMaxFen: 400_000_000n })).toBe(false);
  expect(asks({ introductionsLeft: 0 })).toBe(false);
  expect(mayBack(null, { terms: mandateTerms(), institutionKind }, today)).toBe(false);
});
