import fc from "fast-check";
import { expect, test } from "vitest";
import { applyProspectEdit } from "#app/domain/matching/criteria/apply-edit.ts";
import { isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import { askFitOf } from "#app/domain/matching/ranking/ask-fit.ts";
import { anyFacts, anyTerms, today } from "#tests/factories/domain/matching.ts";

test("an ask fits the mandates for which it is eligible, and each change adds as many as it says", () =>
  fc.assert(
    fc.property(anyFacts, fc.array(anyTerms, { minLength: 1, maxLength: 40 }), (facts, all) => {
      const mandates = all.map((terms, index) => ({ ...terms, mandateId: `m${index}` }));
      const count = (of: typeof facts) => mandates.filter((terms) => isEligible(of, terms, today)).length;
      const { fits, all: of, changes } = askFitOf(facts, mandates, today, null);
      expect([fits, of]).toEqual([count(facts), mandates.length]);
      for (const { edit, gain } of changes) {
        const edited = applyProspectEdit(facts, edit);
        expect(edited).not.toBeNull();
        if (edited !== null) expect(count(edited)).toBe(fits + gain);
      }
    }),
  ));
