import type { Day } from "#app/lib/days.ts";
import { CRITERIA, type CriterionId, criterionOf, ROOM } from "./criteria/list.ts";
import type { Gate, MissGroup, Outcome } from "./criterion.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";

export type Miss = { criterion: CriterionId; outcome: Exclude<Outcome, "met"> };

export type Eligibility = {
  /** Every criterion, in both directions, is met and the mandate has room. */
  eligible: boolean;
  /** Criteria that aren't met or unknown, in reading order. */
  misses: readonly Miss[];
  /** What keeps the mandate from taking anybody now. */
  closed: readonly Miss[];
};

const none: readonly Miss[] = [];

/**
 * The readable law of eligibility: every criterion of the mandate on the prospect, every ask of the prospect on
 * the mandate, and capacity. Unknown never passes. Loosening a criterion never removes anybody. Any faster form
 * must agree with this one.
 */
export function eligibilityOf(facts: ProspectFacts, terms: MandateTerms, day: Day): Eligibility {
  const misses = missesOf(CRITERIA, facts, terms, day);
  const closed = missesOf(ROOM, facts, terms, day);
  return { eligible: misses.length === 0 && closed.length === 0, misses, closed };
}

/** True when the prospect and the mandate fit; the same as `eligibilityOf(…).eligible`, and quicker. */
export function isEligible(facts: ProspectFacts, terms: MandateTerms, day: Day): boolean {
  for (const criterion of ROOM) if (criterion.outcome(facts, terms, day) !== "met") return false;
  for (const criterion of CRITERIA) if (criterion.outcome(facts, terms, day) !== "met") return false;
  return true;
}

/** What one criterion says of the two; null for the id of none of them. */
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
): readonly Miss[] {
  let misses: Miss[] | null = null;
  for (const criterion of criteria) {
    const outcome = criterion.outcome(facts, terms, day);
    if (outcome !== "met") (misses ??= []).push({ criterion: criterion.id, outcome });
  }
  return misses ?? none;
}

/** The group of the first reason; null for an eligible pair. */
export function missGroupOf({ misses, closed }: Eligibility): MissGroup | null {
  if (closed.length > 0) return "closed";
  const [first] = misses;
  return first ? (criterionOf(first.criterion)?.missGroup ?? "other") : null;
}
