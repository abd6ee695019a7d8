import { addMonths, type Day } from "#app/lib/days.ts";
import type { CriterionId } from "./criterion.ts";
import type { GivenField, ProspectEdit } from "./edits.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";

/** The smallest thing a company can do about a criterion that it misses; null where it is not in its hands. */
export function prospectEditFor(
  criterion: CriterionId,
  facts: ProspectFacts,
  terms: MandateTerms,
): ProspectEdit | null {
  switch (criterion) {
    case "instrument":
      return terms.instruments.length === 0
        ? null
        : { field: "instruments", action: "add", anyOf: terms.instruments };
    case "security":
      return { field: "securities", action: "add", anyOf: terms.securitiesAccepted };
    case "recognition":
      return { field: "recognitions", action: "add", anyOf: terms.recognitionsAny };
    case "amount":
      if (
        terms.amountMaxFen !== null &&
        facts.amountMinFen !== null &&
        facts.amountMinFen > terms.amountMaxFen
      ) {
        return { field: "amountMinFen", action: "set", to: terms.amountMaxFen };
      }
      return terms.amountMinFen === null
        ? null
        : { field: "amountMaxFen", action: "set", to: terms.amountMinFen };
    case "term":
      if (
        terms.termMonthsMax !== null &&
        facts.termMonthsMin !== null &&
        facts.termMonthsMin > terms.termMonthsMax
      ) {
        return { field: "termMonthsMin", action: "set", to: terms.termMonthsMax };
      }
      return terms.termMonthsMin === null
        ? null
        : { field: "termMonthsMax", action: "set", to: terms.termMonthsMin };
    case "revenue":
      return terms.minRevenueFen === null
        ? null
        : { field: "revenueFen", action: "reach", to: terms.minRevenueFen };
    case "age":
      return waitEdit(facts.establishedOn, terms);
    case "price":
      return terms.priceMinBp === null
        ? { field: "maxRateBp", action: "clear" }
        : { field: "maxRateBp", action: "set", to: terms.priceMinBp };
    case "sector":
    case "district":
    case "stage":
    case "company":
    case "open":
    case "validity":
    case "budget":
    case "introductions":
      return null;
  }
}

/** Waiting helps only while the mandate is still in force by then. */
function waitEdit(
  establishedOn: Day | null,
  { minAgeMonths, validUntil }: MandateTerms,
): ProspectEdit | null {
  if (establishedOn === null || minAgeMonths === null) return null;
  const until = addMonths(establishedOn, minAgeMonths);
  return until > validUntil ? null : { field: "establishedOn", action: "wait", until };
}

/** The fact that a criterion waits for. */
export function giveEdit(criterion: CriterionId): ProspectEdit | null {
  const field = GIVEN[criterion];
  return field ? { field, action: "give" } : null;
}

const GIVEN: Readonly<Partial<Record<CriterionId, GivenField>>> = {
  instrument: "instruments",
  sector: "sector",
  district: "district",
  stage: "stage",
  security: "securities",
  amount: "amount",
  term: "term",
  revenue: "revenueFen",
  age: "establishedOn",
  recognition: "recognitions",
};
