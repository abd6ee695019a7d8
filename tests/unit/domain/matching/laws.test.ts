import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyMandateEdit, applyProspectEdit } from "#app/domain/matching/apply-edit.ts";
import { blindEdits } from "#app/domain/matching/blind.ts";
import { eligibilityOf, isEligible } from "#app/domain/matching/eligibility.ts";
import { matchProspect } from "#app/domain/matching/match.ts";
import { mandateLoosened, prospectLoosened } from "#tests/factories/domain/loosened.ts";
import { anyFacts, anyTerms, today } from "#tests/factories/domain/matching.ts";

const seeds = fc.integer({ min: 0, max: 400 });

describe("eligibility", () => {
  test("is never lost by loosening", () => {
    let fitting = 0;
    fc.assert(
      fc.property(anyFacts, anyTerms, seeds, (facts, terms, seed) => {
        if (!isEligible(facts, terms, today)) return;
        fitting += 1;
        for (const loosen of mandateLoosened)
          expect(isEligible(facts, loosen(terms, seed), today)).toBe(true);
        for (const loosen of prospectLoosened)
          expect(isEligible(loosen(facts, seed), terms, today)).toBe(true);
      }),
      { numRuns: 6_000 },
    );
    expect(fitting).toBeGreaterThan(50);
  });

  test("quick and readable agree, and misses are exactly what isn't met", () => {
    fc.assert(
      fc.property(anyFacts, anyTerms, (facts, terms) => {
        const { eligible, misses, closed } = eligibilityOf(facts, terms, today);
        expect(isEligible(facts, terms, today)).toBe(eligible);
        expect(eligible).toBe(misses.length + closed.length === 0);
      }),
      { numRuns: 2_000 },
    );
  });

  test("is never won by forgetting a fact that a mandate constrains", () => {
    const facts = [
      "sector",
      "district",
      "stage",
      "securities",
      "revenueFen",
      "establishedOn",
      "recognitions",
    ] as const;
    fc.assert(
      fc.property(anyFacts, anyTerms, fc.constantFrom(...facts), (known, terms, fact) => {
        const forgotten = { ...known, [fact]: null };
        if (isEligible(forgotten, terms, today)) expect(isEligible(known, terms, today)).toBe(true);
      }),
      { numRuns: 4_000 },
    );
  });
});

describe("a near miss", () => {
  test("is turned by each of its changes", () => {
    const turned = { mandate: 0, prospect: 0, blind: 0 };
    fc.assert(
      fc.property(anyFacts, anyTerms, (facts, terms) => {
        const match = matchProspect(facts, terms, today);
        if (match.outcome !== "near_miss") return;
        const { mandateEdits, prospectEdit } = match.nearMiss;
        if (mandateEdits.length > 0) {
          turned.mandate += 1;
          expect(isEligible(facts, mandateEdits.reduce(applyMandateEdit, terms), today)).toBe(true);
        }
        const shown = { sector: facts.sector ?? "", place: facts.district ?? "", size: "small" } as never;
        const blinded = blindEdits(mandateEdits, shown);
        if (blinded.length > 0 && blinded.length === mandateEdits.length) {
          turned.blind += 1;
          expect(isEligible(facts, blinded.reduce(applyMandateEdit, terms), today)).toBe(true);
        }
        const changed = prospectEdit === null ? null : applyProspectEdit(facts, prospectEdit);
        if (changed !== null) {
          turned.prospect += 1;
          expect(isEligible(changed, terms, today)).toBe(true);
        }
        if (prospectEdit?.action === "wait") expect(isEligible(facts, terms, prospectEdit.until)).toBe(true);
      }),
      { numRuns: 6_000 },
    );
    for (const count of Object.values(turned)) expect(count).toBeGreaterThan(50);
  });

  test("fails in exactly one criterion of a mandate with room", () => {
    fc.assert(
      fc.property(anyFacts, anyTerms, (facts, terms) => {
        const { outcome, eligibility } = matchProspect(facts, terms, today);
        const nearly = eligibility.misses.length === 1 && eligibility.closed.length === 0;
        expect(outcome === "near_miss").toBe(nearly);
        expect(outcome === "eligible").toBe(eligibility.eligible);
      }),
      { numRuns: 2_000 },
    );
  });
});

test("the same inputs give the same match", () => {
  fc.assert(
    fc.property(anyFacts, anyTerms, (facts, terms) => {
      expect(matchProspect(facts, terms, today)).toEqual(matchProspect({ ...facts }, { ...terms }, today));
    }),
    { numRuns: 300 },
  );
});
