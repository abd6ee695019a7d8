import fc from "fast-check";
import { expect, test } from "vitest";
import { applyProspectEdit, editOfAsk } from "#app/domain/matching/criteria/apply-edit.ts";
import { isOpenMandate } from "#app/domain/matching/criteria/capacity.ts";
import { isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { askFitOf } from "#app/domain/matching/ranking/ask-fit.ts";
import { fundersOf, gainOfEdits, suggestedEdits } from "#app/domain/matching/ranking/funders.ts";
import { teaserAfter, type WholeAsk } from "#app/domain/matching/ranking/teaser-after.ts";
import { publishedAsk } from "#app/domain/prospects/teaser.ts";
import { anyFacts, anyTerms, mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";

test("an ask fits the mandates for which it is eligible, and each change adds as many as it says", () =>
  fc.assert(
    fc.property(anyFacts, fc.array(anyTerms, { minLength: 1, maxLength: 40 }), (facts, all) => {
      const mandates = all.map((terms, index) => ({ ...terms, mandateId: `m${index}` }));
      const count = (of: typeof facts) => mandates.filter((terms) => isEligible(of, terms, today)).length;
      const { fits, all: of, changes } = askFitOf(facts, mandates, today, null);
      // Of an ask of which nothing is left nothing fits, whatever it would otherwise meet.
      const isFilled = facts.amountMaxFen === 0n;
      const inForce = mandates.filter((terms) => isOpenMandate(terms, today)).length;
      expect([fits, of]).toEqual([isFilled ? 0 : count(facts), inForce]);
      if (isFilled) expect(changes).toEqual([]);
      for (const { edit, gain } of changes) {
        const edited = applyProspectEdit(facts, edit);
        expect(edited).not.toBeNull();
        if (edited !== null) expect(count(edited)).toBe(fits + gain);
      }
    }),
  ));

const million = 100_000_000n;
/** An ask in steps of a hundred thousand, of which deals use none, some or all. */
const anyAsk = fc
  .tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 260 }))
  .map(([least, more, used]) => {
    const of = (tenths: number) => (BigInt(tenths) * million) / 10n;
    const amountMaxFen = of(least + more);
    return { amountMinFen: of(least), amountMaxFen, acceptedFen: of(Math.min(used, least + more)) };
  });

/** Mandates whose limits on the amount are of that size, as those of the factory are not. */
const anyTermsInMillions = fc
  .tuple(anyTerms, fc.option(fc.integer({ min: 1, max: 120 })), fc.integer({ min: 0, max: 120 }))
  .map(([terms, least, more]) => ({
    ...terms,
    budgetLeftFen: 100n * million,
    amountMinFen: least === null ? null : (BigInt(least) * million) / 7n,
    amountMaxFen: least === null ? null : (BigInt(least + more) * million) / 7n,
  }));

/** The teaser of what is left of such an ask. */
function shown(facts: ProspectFacts, { acceptedFen, ...ask }: WholeAsk): ProspectFacts {
  const { from, to } = publishedAsk(ask, acceptedFen);
  return { ...facts, amountMinFen: from, amountMaxFen: to };
}

test("what the page of funders suggests, made in the whole ask, makes as many mandates fit as it says", () => {
  let made = 0;
  fc.assert(
    fc.property(
      anyFacts,
      anyAsk,
      fc.array(anyTermsInMillions, { minLength: 1, maxLength: 40 }),
      (some, ask, all) => {
        const mandates = all.map((terms, index) => ({ ...terms, mandateId: `m${index}` }));
        const facts = shown(some, ask);
        const found = fundersOf(facts, mandates, new Map(), today);
        const gainOf = gainOfEdits(found, (edit) => teaserAfter(facts, edit, ask), today);
        for (const { edit, gain } of suggestedEdits(found.near, gainOf, 3)) {
          const whole = editOfAsk(edit, ask.acceptedFen);
          const { amountMinFen: _, amountMaxFen: __, ...others } = applyProspectEdit(facts, edit) ?? facts;
          const isOfAsk = whole.field === "amountMinFen" || whole.field === "amountMaxFen";
          const after = shown({ ...some, ...others }, isOfAsk ? { ...ask, [whole.field]: whole.to } : ask);
          expect(after).not.toEqual(facts);
          const added = mandates.filter(
            (terms) => isEligible(after, terms, today) && !isEligible(facts, terms, today),
          );
          expect(added).toHaveLength(gain);
          made += 1;
        }
      },
    ),
    { numRuns: 200 },
  );
  expect(made).toBeGreaterThan(50);
});

test("an ask that is accepted in full fits nothing, and no change of it is suggested", () => {
  const facts = prospectFacts({ amountMinFen: 0n, amountMaxFen: 0n });
  const mandates = [mandateTerms({ amountMinFen: 8n * million, amountMaxFen: 20n * million })];
  const taken = { acceptedFen: 8n * million, amountMinFen: 5n * million };
  expect(askFitOf(facts, mandates, today, taken)).toEqual({ fits: 0, all: 1, isMet: true, changes: [] });
});
