import type { Day } from "#app/lib/days.ts";
import { eligibilityOf, type Eligibility } from "./eligibility.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";
import { type Fit, fitOf } from "./fit.ts";
import { type NearMiss, nearMissOf } from "./near-miss.ts";

/** What comes out for one prospect and one mandate on one day. */
export type Match =
  | { outcome: "eligible"; eligibility: Eligibility; fit: Fit }
  | { outcome: "near_miss"; eligibility: Eligibility; nearMiss: NearMiss }
  | { outcome: "out"; eligibility: Eligibility };

/**
 * The matcher: eligible with a fit and its parts, a near miss with the smallest changes, or out. Pure: the same
 * inputs give the same match, and what anybody pays is no input.
 */
export function matchProspect(facts: ProspectFacts, terms: MandateTerms, day: Day): Match {
  const eligibility = eligibilityOf(facts, terms, day);
  if (eligibility.eligible) return { outcome: "eligible", eligibility, fit: fitOf(facts, terms, day) };
  const nearMiss = nearMissOf(eligibility, facts, terms, day);
  return nearMiss === null
    ? { outcome: "out", eligibility }
    : { outcome: "near_miss", eligibility, nearMiss };
}

export type Ranked = { fit: Fit; id: string };

/** Best first: by exact fit, then by id, so that equal inputs always give one order. */
export function compareRanked(one: Ranked, other: Ranked): number {
  if (one.fit.exact !== other.fit.exact) return other.fit.exact - one.fit.exact;
  return one.id < other.id ? -1 : Number(one.id > other.id);
}
