import { commitmentOf } from "#app/domain/codes/commitments.ts";
import { isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import type { Ask } from "#app/domain/offers/negotiation/acceptance.ts";
import { publishedAsk } from "#app/domain/prospects/teaser.ts";
import type { Day } from "#app/lib/days.ts";

/**
 * A prospect as guarantors are compared with it once its ask is accepted in full: with the whole ask, since a guarantee
 * backs another institution's loan and takes nothing of it. Null while something is still sought: then lists have it.
 */
export function filledAskOf(facts: ProspectFacts, ask: Ask, acceptedFen: bigint): ProspectFacts | null {
  if (acceptedFen < ask.amountMaxFen) return null;
  const { from, to } = publishedAsk(ask, 0n);
  return { ...facts, amountMinFen: from, amountMaxFen: to };
}

/**
 * Whether a company may ask this institution to back what it has accepted. The company asks: a list of filled prospects
 * would show every guarantor which of them have accepted an offer.
 */
export function mayBack(
  filled: ProspectFacts | null,
  { terms, institutionKind }: { terms: MandateTerms; institutionKind: string },
  day: Day,
): boolean {
  return filled !== null && commitmentOf(institutionKind) === "guarantee" && isEligible(filled, terms, day);
}
