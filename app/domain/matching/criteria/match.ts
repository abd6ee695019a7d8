import type { Day } from "#app/lib/days.ts";
import { eligibilityOf, type Eligibility } from "./eligibility.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";
import { type NearMiss, nearMissOf } from "./near-miss.ts";

/** The result of the rules for a prospect and a mandate on a day. */
export type Match =
  | { outcome: "eligible"; eligibility: Eligibility }
  | { outcome: "near_miss"; eligibility: Eligibility; nearMiss: NearMiss }
  | { outcome: "out"; eligibility: Eligibility };

/** Eligible, a near miss with the smallest changes, or excluded. Pure: payments are no input. */
export function matchProspect(facts: ProspectFacts, terms: MandateTerms, day: Day): Match {
  const eligibility = eligibilityOf(facts, terms, day);
  if (eligibility.eligible) return { outcome: "eligible", eligibility };
  const nearMiss = nearMissOf(eligibility, facts, terms, day);
  return nearMiss === null
    ? { outcome: "out", eligibility }
    : { outcome: "near_miss", eligibility, nearMiss };
}
