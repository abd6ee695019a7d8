import type { MandateTerms, ProspectFacts } from "#app/domain/matching/facts.ts";
import { matchProspect } from "#app/domain/matching/match.ts";
import { storedParts } from "#app/domain/matching/model.ts";
import type { Day } from "#app/lib/days.ts";
import type { FoundMatch } from "#db/queries/matches.ts";

/** Every pair that fits or nearly fits, as it is kept; pairs that don't are not kept at all. */
export function findMatches(
  prospects: readonly ProspectFacts[],
  mandates: readonly MandateTerms[],
  day: Day,
): FoundMatch[] {
  const found: FoundMatch[] = [];
  for (const facts of prospects) {
    for (const terms of mandates) {
      const match = matchProspect(facts, terms, day);
      if (match.outcome === "out") continue;
      const isEligible = match.outcome === "eligible";
      found.push({
        mandateId: terms.mandateId,
        prospectId: facts.prospectId,
        institutionId: terms.institutionId,
        companyId: facts.companyId,
        outcome: match.outcome,
        score: isEligible ? match.fit.score : 0,
        parts: isEligible ? storedParts(match.fit.parts) : [],
        missedCriterion: isEligible ? null : match.nearMiss.criterion,
        prospectVersion: facts.version,
        mandateVersion: terms.version,
      });
    }
  }
  return found;
}
