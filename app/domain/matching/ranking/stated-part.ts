import type { CriterionValue, Outcome } from "#app/domain/matching/criteria/criterion.ts";
import type { PreferenceKind } from "#app/domain/matching/criteria/facts.ts";

/** A statement of one side tested on the other. */
export type StatedPart = {
  kind: PreferenceKind | "amount_covered" | "price_room" | "first_answer" | "responsiveness";
  /** Whose statement it is: the institution's preference, or the company's gain. */
  of: "institution" | "company";
  outcome: Outcome;
  /** How strongly it counts; 0 where it is only possible. */
  raw: number;
  mandateValue: CriterionValue;
  companyValue: CriterionValue;
};
