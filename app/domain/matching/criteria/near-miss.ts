import type { Day } from "#app/lib/days.ts";
import { type CriterionId, criterionOf } from "./list.ts";
import type { MandateEdit, ProspectEdit } from "./edits.ts";
import type { Eligibility } from "./eligibility.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";

export type NearMiss = {
  criterion: CriterionId;
  /** The smallest change of the mandate that would make the pair fit; empty where the institution has none. */
  mandateEdits: readonly MandateEdit[];
  /** The smallest change of the company that would make the pair fit; null where it has none. */
  prospectEdit: ProspectEdit | null;
};

/** The one criterion that is missed, with the smallest changes; null unless exactly one is, given capacity. */
export function nearMissOf(
  { misses, closed }: Eligibility,
  facts: ProspectFacts,
  terms: MandateTerms,
  day: Day,
): NearMiss | null {
  const [miss] = misses;
  if (!miss || misses.length > 1 || closed.length > 0) return null;
  const criterion = criterionOf(miss);
  if (criterion === undefined) return null;
  return {
    criterion: miss,
    mandateEdits: criterion.mandateEdits(facts, terms, day),
    prospectEdit: criterion.prospectEdit(facts, terms, day),
  };
}
