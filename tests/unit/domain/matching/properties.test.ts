import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyMandateEdit, applyProspectEdit } from "#app/domain/matching/criteria/apply-edit.ts";
import { eligibilityOf, isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import { CRITERIA } from "#app/domain/matching/criteria/list.ts";
import { monthsBetween } from "#app/lib/days.ts";
import { matchProspect } from "#app/domain/matching/criteria/match.ts";
import { factsHidden, mandateLoosened, prospectLoosened } from "#tests/factories/domain/loosened.ts";
import { anyFacts, anyTerms, today } from "#tests/factories/domain/matching.ts";
import { forAll } from "#tests/support/for-all.ts";

const seeds = fc.integer({ min: 0, max: 400 });

describe("eligibility", () => {
  test("is never lost by loosening a criterion", () => {
    let fitting = 0;
    forAll(6_000, anyFacts, anyTerms, seeds, (facts, terms, seed) => {
      if (!isEligible(facts, terms, today)) return;
      fitting += 1;
      for (const loosen of mandateLoosened) expect(isEligible(facts, loosen(terms, seed), today)).toBe(true);
      for (const loosen of prospectLoosened) expect(isEligible(loosen(facts, seed), terms, today)).toBe(true);
    });
    expect(fitting).toBeGreaterThan(5);
  });

  test("is the same by the fast and the readable function, and misses are exactly the unmet criteria", () =>
    forAll(2_000, anyFacts, anyTerms, (facts, terms) => {
      const { eligible, misses, closed } = eligibilityOf(facts, terms, today);
      expect(isEligible(facts, terms, today)).toBe(eligible);
      expect(eligible).toBe(misses.length + closed.length === 0);
    }));

  test("is never lost by hiding facts: no outcome changes from met to missed or back", () => {
    forAll(4_000, anyFacts, anyTerms, fc.constantFrom(...factsHidden), (known, terms, fact) => {
      const forgotten = { ...known, ...fact };
      if (isEligible(known, terms, today)) expect(isEligible(forgotten, terms, today)).toBe(true);
      for (const { outcome } of CRITERIA) {
        const after = outcome(forgotten, terms, today);
        if (after !== "possible") expect(after).toBe(outcome(known, terms, today));
      }
    });
  });
});

describe("a near miss", () => {
  test("becomes eligible by each of its changes", () => {
    const turned = { mandate: 0, prospect: 0, waited: 0 };
    forAll(6_000, anyFacts, anyTerms, (facts, terms) => {
      const match = matchProspect(facts, terms, today);
      if (match.outcome !== "near_miss") return;
      const { mandateEdits, prospectEdit } = match.nearMiss;
      if (mandateEdits.length > 0) {
        turned.mandate += 1;
        expect(isEligible(facts, mandateEdits.reduce(applyMandateEdit, terms), today)).toBe(true);
      }
      const changed = prospectEdit === null ? null : applyProspectEdit(facts, prospectEdit);
      if (changed !== null) {
        turned.prospect += 1;
        expect(isEligible(changed, terms, today)).toBe(true);
      }
      if (prospectEdit?.action === "wait" && facts.ageMonths !== null) {
        turned.waited += 1;
        const { least, most } = facts.ageMonths;
        const later = monthsBetween(today, prospectEdit.until);
        const ageMonths = { least: (least ?? 0) + later, most: most === null ? null : most + later };
        expect(isEligible({ ...facts, ageMonths }, terms, prospectEdit.until)).toBe(true);
      }
    });
    for (const count of Object.values(turned)) expect(count).toBeGreaterThan(5);
  });

  test("fails exactly one criterion of a mandate with capacity", () =>
    forAll(2_000, anyFacts, anyTerms, (facts, terms) => {
      const { outcome, eligibility } = matchProspect(facts, terms, today);
      const nearly = eligibility.misses.length === 1 && eligibility.closed.length === 0;
      expect(outcome === "near_miss").toBe(nearly);
      expect(outcome === "eligible").toBe(eligibility.eligible);
    }));
});

test("the same inputs give the same match", () =>
  forAll(300, anyFacts, anyTerms, (facts, terms) => {
    expect(matchProspect(facts, terms, today)).toEqual(matchProspect({ ...facts }, { ...terms }, today));
  }));
