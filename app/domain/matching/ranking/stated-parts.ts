import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import type { StatedPart } from "./stated-part.ts";
import { preferenceParts } from "./preference-parts.ts";
import { wishParts } from "./wish-parts.ts";

/** The statements of both sides on a pair: a part for each preference of the mandate and each wish of the company. */
export function statedParts(facts: ProspectFacts, terms: MandateTerms): StatedPart[] {
  return [...preferenceParts(facts, terms), ...wishParts(facts, terms)];
}
