import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { statedParts } from "#app/domain/matching/ranking/stated-parts.ts";

/** How strongly a mandate and a prospect draw each other in a story, by what both have said: 1 to 99. */
export function attraction(facts: ProspectFacts, terms: MandateTerms): number {
  const points = statedParts(facts, terms).reduce((sum, { raw }) => sum + raw, 50);
  return Math.round(Math.min(99, Math.max(1, points)));
}
