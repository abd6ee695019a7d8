import type { Day } from "#app/lib/days.ts";
import { type CriterionId, criterionOf } from "./criteria/list.ts";
import type { Outcome } from "./criterion.ts";
import type { MandateEdit, ProspectEdit } from "./edits.ts";
import type { Eligibility } from "./eligibility.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";

export type NearMiss = {
  criterion: CriterionId;
  outcome: Exclude<Outcome, "met">;
  /** The smallest change of the mandate that turns it; empty where the institution can't, or needs a fact first. */
  mandateEdits: readonly MandateEdit[];
  /** The smallest change of the company that turns it; null where there is none in its hands. */
  prospectEdit: ProspectEdit | null;
};

/** The one criterion that fails, with the smallest changes; null unless exactly one fails and there is room. */
export function nearMissOf(
  { misses, closed }: Eligibility,
  facts: ProspectFacts,
  terms: MandateTerms,
  day: Day,
): NearMiss | null {
  const [miss] = misses;
  if (!miss || misses.length > 1 || closed.length > 0) return null;
  const criterion = criterionOf(miss.criterion);
  if (criterion === undefined) return null;
  // A missing fact is the company's to give.
  if (miss.outcome === "unknown" && criterion.gives !== null) {
    return { ...miss, mandateEdits: [], prospectEdit: { field: criterion.gives, action: "give" } };
  }
  return {
    ...miss,
    mandateEdits: criterion.mandateEdits(facts, terms, day),
    prospectEdit: criterion.prospectEdit(facts, terms),
  };
}
