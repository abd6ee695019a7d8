import type { Day } from "#app/lib/days.ts";
import { fenValue, type Gate } from "./criterion.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";
import { fenLimit } from "./limits.ts";

/** The smallest amount that both sides accept: if less is left to lend, it is of no use here. */
function leastUseful(facts: ProspectFacts, terms: MandateTerms): bigint {
  const ask = facts.amountMinFen ?? 0n;
  const minimum = terms.amountMinFen ?? 0n;
  const least = ask > minimum ? ask : minimum;
  return least > 0n ? least : 1n;
}

const open = {
  id: "open",
  isStated: () => true,
  outcome: (_, terms) => (terms.open ? "met" : "not_met"),
  mandateValue: (terms) => ({ type: "flag", value: terms.open }),
  companyValue: () => ({ type: "any" }),
} as const satisfies Gate;

const validity = {
  id: "validity",
  isStated: () => true,
  outcome: (_, terms, day) => (terms.validFrom <= day && day <= terms.validUntil ? "met" : "not_met"),
  mandateValue: (terms) => ({ type: "days", from: terms.validFrom, until: terms.validUntil }),
  companyValue: (_, day) => ({ type: "days", from: day, until: day }),
} as const satisfies Gate;

const budget = {
  id: "budget",
  limits: [
    fenLimit(
      "at_most",
      (terms) => terms.budgetLeftFen,
      (facts) => facts.amountMinFen,
    ),
  ],
  isStated: () => true,
  outcome: (facts, terms) => (terms.budgetLeftFen >= leastUseful(facts, terms) ? "met" : "not_met"),
  mandateValue: (terms) => fenValue(null, terms.budgetLeftFen),
  companyValue: (facts) => fenValue(facts.amountMinFen, facts.amountMaxFen),
} as const satisfies Gate;

const introductions = {
  id: "introductions",
  isStated: () => true,
  outcome: (_, terms) => (terms.introductionsLeft > 0 ? "met" : "not_met"),
  mandateValue: (terms) => ({ type: "count", min: null, max: terms.introductionsLeft }),
  companyValue: () => ({ type: "any" }),
} as const satisfies Gate;

/**
 * Whether a mandate is open today, whoever asks: in force, of an active institution, within its dates. What it still
 * has to lend, and places for introductions, are no part of that.
 */
export function isOpenMandate(terms: MandateTerms, day: Day): boolean {
  return terms.open && terms.validFrom <= day && day <= terms.validUntil;
}

/**
 * Capacity is part of the match: an exhausted, paused or expired mandate is never ranked and is no near miss, since no
 * change of criteria or ask would help.
 */
export const CAPACITY = [open, validity, budget, introductions] as const;
