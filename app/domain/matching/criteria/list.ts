import type { Criterion, CriterionValue, Gate, Outcome } from "./criterion.ts";
import { age } from "./age.ts";
import { amount } from "./amount.ts";
import { district } from "./district.ts";
import { instrument } from "./instrument.ts";
import { price } from "./price.ts";
import { recognition } from "./recognition.ts";
import { revenue } from "./revenue.ts";
import { CAPACITY } from "./capacity.ts";
import { sector } from "./sector.ts";
import { security } from "./security.ts";
import { stage } from "./stage.ts";
import { term } from "./term.ts";

/** Every criterion, in display order. */
const all = [
  instrument,
  sector,
  district,
  stage,
  security,
  amount,
  term,
  revenue,
  age,
  recognition,
  price,
] as const;

/** Each criterion as defined in its file, with the names of its fields and its figure. */
export type EachCriterion = (typeof all)[number];
export type CriterionId = EachCriterion["id"] | (typeof CAPACITY)[number]["id"];

/** The demands of a mandate and the asks of a prospect: all must be met. */
export const CRITERIA: readonly Criterion<CriterionId>[] = all;
/** The conditions under which a mandate has capacity now. */
export const CAPACITY_GATES: readonly Gate<CriterionId>[] = CAPACITY;

const BY_ID: ReadonlyMap<string, Criterion<CriterionId>> = new Map(CRITERIA.map((one) => [one.id, one]));

/** The criterion of this id; undefined for others, such as the conditions of capacity. */
export function criterionOf(id: string): Criterion<CriterionId> | undefined {
  return BY_ID.get(id);
}

export type CriterionResult = {
  criterion: CriterionId | "first_answer";
  outcome: Outcome;
  /** A gate decides eligibility; a wish only moves the score. */
  gate: boolean;
  mandateValue: CriterionValue;
  companyValue: CriterionValue;
};
