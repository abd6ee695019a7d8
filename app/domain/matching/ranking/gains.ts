import type { Day } from "#app/lib/days.ts";
import { applyMandateEdit } from "#app/domain/matching/criteria/apply-edit.ts";
import type { MandateEdit } from "#app/domain/matching/criteria/edits.ts";
import { isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";

/** How many of these prospects, none of which fits now, would fit after the edits. */
export function countGained(
  edits: readonly MandateEdit[],
  terms: MandateTerms,
  prospects: readonly ProspectFacts[],
  day: Day,
): number {
  if (edits.length === 0) return 0;
  const edited = edits.reduce(applyMandateEdit, terms);
  return prospects.filter((facts) => isEligible(facts, edited, day)).length;
}
