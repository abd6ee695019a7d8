import { eligibilityOf } from "#app/domain/matching/criteria/eligibility.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { type Base, baseOf } from "#app/domain/matching/learned/market-fit.ts";
import type { Found, Market } from "#app/domain/matching/ranking/market.ts";
import { nearMissOf } from "#app/domain/matching/criteria/near-miss.ts";
import type { FoundMatch } from "#db/queries/matching/matches.ts";

/**
 * Every pair that fits or nearly fits, as stored; others are not stored. Scores are relative to the base of each
 * prospect; one that isn't among `bases` gets it from this market, which is then the whole market.
 */
export function findMatches(
  prospects: readonly Found[],
  market: Market,
  bases: Map<string, Base> = new Map(),
): FoundMatch[] {
  const found: FoundMatch[] = [];
  for (const { facts, eligible: places, nearMisses } of prospects) {
    const eligible = market.fit.utilitiesOf(facts, places);
    const base = bases.get(facts.prospectId) ?? baseOf(eligible);
    if (eligible.slots.length > 0) bases.set(facts.prospectId, base);
    for (const [i, slot] of eligible.slots.entries()) {
      const terms = market.fit.mandates[slot];
      if (terms === undefined) continue;
      const { score, reasons } = market.fit.rankedAt(eligible, i, base);
      found.push({
        ...ofPair(facts, terms),
        outcome: "eligible",
        score,
        parts: reasons,
        missedCriterion: null,
      });
    }
    for (const place of nearMisses) {
      const terms = market.fit.mandates[place];
      if (terms === undefined) continue;
      const near = nearMissOf(eligibilityOf(facts, terms, market.day), facts, terms, market.day);
      if (near === null) continue;
      const { criterion: missedCriterion } = near;
      found.push({ ...ofPair(facts, terms), outcome: "near_miss", score: 0, parts: [], missedCriterion });
    }
  }
  return found;
}

function ofPair(facts: ProspectFacts, terms: MandateTerms) {
  return {
    mandateId: terms.mandateId,
    prospectId: facts.prospectId,
    institutionId: terms.institutionId,
    prospectVersion: facts.version,
    mandateVersion: terms.version,
  };
}
