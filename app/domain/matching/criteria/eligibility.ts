import type { Day } from "#app/lib/days.ts";
import { CRITERIA, type CriterionId, criterionOf, CAPACITY_GATES } from "./list.ts";
import type { Gate, MissGroup, Outcome } from "./criterion.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";

export type Eligibility = {
  /** No criterion, in either direction, is missed, and the mandate has capacity. */
  eligible: boolean;
  /** Criteria that are certainly missed, in display order. */
  misses: readonly CriterionId[];
  /** The conditions of capacity that the mandate fails now. */
  closed: readonly CriterionId[];
};

const none: readonly CriterionId[] = [];

/**
 * The reference eligibility rules: no criterion of the mandate and no ask of the prospect is missed, and the mandate
 * has capacity. A possible outcome excludes nobody, so less knowledge never removes anybody; nor does loosening a
 * criterion. Any faster implementation must agree with this one.
 */
export function eligibilityOf(facts: ProspectFacts, terms: MandateTerms, day: Day): Eligibility {
  const misses = missesOf(CRITERIA, facts, terms, day);
  const closed = missesOf(CAPACITY_GATES, facts, terms, day);
  return { eligible: misses.length === 0 && closed.length === 0, misses, closed };
}

/** Whether the prospect may fit the mandate; the same as `eligibilityOf(…).eligible`, and faster. */
export function isEligible(facts: ProspectFacts, terms: MandateTerms, day: Day): boolean {
  for (const criterion of CAPACITY_GATES)
    if (criterion.outcome(facts, terms, day) === "not_met") return false;
  for (const criterion of CRITERIA) if (criterion.outcome(facts, terms, day) === "not_met") return false;
  return true;
}

/** Whether every criterion is certainly met: for exact facts, whether the two fit. */
export function isCertain(facts: ProspectFacts, terms: MandateTerms, day: Day): boolean {
  return [...CAPACITY_GATES, ...CRITERIA].every(({ outcome }) => outcome(facts, terms, day) === "met");
}

/**
 * Whether one change of a company might turn a mandate that misses more than one thing: an instrument of equity, to which
 * the criteria of debt do not apply, or a smaller minimum, which also needs less of the budget.
 */
export function isTurnable({ misses, closed }: Eligibility): boolean {
  if (closed.length > 0)
    return closed.every((id) => id === "budget") && misses.every((id) => id === "amount");
  const others = misses.filter((id) => id !== "instrument");
  return others.length < misses.length && others.every((id) => criterionOf(id)?.isOfDebt === true);
}

/** The outcome of one criterion for a pair; null for an unknown id. */
export function outcomeOf(
  id: CriterionId,
  facts: ProspectFacts,
  terms: MandateTerms,
  day: Day,
): Outcome | null {
  return criterionOf(id)?.outcome(facts, terms, day) ?? null;
}

function missesOf(
  criteria: readonly Gate<CriterionId>[],
  facts: ProspectFacts,
  terms: MandateTerms,
  day: Day,
): readonly CriterionId[] {
  let misses: CriterionId[] | null = null;
  for (const { id, outcome } of criteria) {
    if (outcome(facts, terms, day) === "not_met") (misses ??= []).push(id);
  }
  return misses ?? none;
}

/** The group of the first reason; null for an eligible pair. */
export function missGroupOf({ misses, closed }: Eligibility): MissGroup | null {
  if (closed.length > 0) return "closed";
  const [first] = misses;
  return first ? (criterionOf(first)?.missGroup ?? "other") : null;
}
