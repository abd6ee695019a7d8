import type { Day } from "#app/lib/days.ts";
import { applyMandateEdit } from "./apply-edit.ts";
import type { MandateEdit } from "./edits.ts";
import { isEligible } from "./eligibility.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";

/** How many of these prospects, none of which fits as things stand, would fit after the edits. */
export function gainsOf(
  edits: readonly MandateEdit[],
  terms: MandateTerms,
  prospects: readonly ProspectFacts[],
  day: Day,
): number {
  if (edits.length === 0) return 0;
  const edited = edits.reduce(applyMandateEdit, terms);
  return prospects.filter((facts) => isEligible(facts, edited, day)).length;
}
