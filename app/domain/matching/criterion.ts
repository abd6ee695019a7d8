import type { Day } from "#app/lib/days.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";

/** Unknown: the other side constrains it and this side hasn't said. It never passes and never scores. */
export type Outcome = "met" | "not_met" | "unknown";

/** What a mandate demands of a prospect, in the order in which people read it. */
export const DEMANDS = [
  "instrument",
  "sector",
  "district",
  "stage",
  "security",
  "amount",
  "term",
  "revenue",
  "age",
  "recognition",
  "company",
] as const;
/** What a prospect asks of a mandate beyond the instrument, amount and term that both share. */
export const ASKS = ["price"] as const;
/** Whether the mandate can take anybody at all now. */
export const CAPACITIES = ["open", "validity", "budget", "introductions"] as const;

export type CriterionId = (typeof DEMANDS)[number] | (typeof ASKS)[number] | (typeof CAPACITIES)[number];

export type CodeList = "instruments" | "sectors" | "districts" | "stages" | "securities" | "recognitions";

/** A value for display, not yet words. Ranges are closed; equal ends are one value, a null end is open. */
export type CriterionValue =
  | { type: "any" }
  | { type: "unknown" }
  /** Known, and not shown to this reader. */
  | { type: "hidden" }
  | { type: "codes"; list: CodeList; codes: readonly string[] }
  | { type: "sectors"; included: readonly string[]; excluded: readonly string[] }
  | { type: "fen"; min: bigint | null; max: bigint | null }
  | { type: "months"; min: number | null; max: number | null }
  | { type: "percentBp"; min: number | null; max: number | null }
  | { type: "count"; min: number | null; max: number | null }
  | { type: "workingDays"; min: number | null; max: number | null }
  | { type: "days"; from: Day | null; until: Day | null }
  | { type: "score"; value: number }
  | { type: "flag"; value: boolean };

/** One criterion of the law: when it is stated, what comes out, and the two values that were compared. */
export type Criterion = {
  id: CriterionId;
  isStated: (facts: ProspectFacts, terms: MandateTerms) => boolean;
  outcome: (facts: ProspectFacts, terms: MandateTerms, day: Day) => Outcome;
  mandateValue: (terms: MandateTerms) => CriterionValue;
  companyValue: (facts: ProspectFacts, day: Day) => CriterionValue;
};

export type CriterionResult = {
  criterion: CriterionId | "first_answer";
  outcome: Outcome;
  /** A gate decides eligibility; a wish only moves the score. */
  gate: boolean;
  mandateValue: CriterionValue;
  companyValue: CriterionValue;
};

export const ANY: CriterionValue = { type: "any" };
export const UNKNOWN: CriterionValue = { type: "unknown" };

/** Codes for display; null is unknown, and an empty list of demands constrains nothing. */
export function codesValue(list: CodeList, codes: readonly string[] | null): CriterionValue {
  return codes === null ? UNKNOWN : { type: "codes", list, codes };
}

export function fenValue(min: bigint | null, max: bigint | null): CriterionValue {
  return min === null && max === null ? UNKNOWN : { type: "fen", min, max };
}

type NumberValue = "months" | "percentBp" | "count" | "workingDays";

export function numberValue(type: NumberValue, min: number | null, max: number | null): CriterionValue {
  return min === null && max === null ? UNKNOWN : { type, min, max };
}
