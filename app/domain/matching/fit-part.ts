import type { CriterionValue, Outcome } from "./criterion.ts";
import type { PreferenceKind } from "./facts.ts";

/** One reason of a score. Its points are whole; base and points add up to the score exactly. */
export type FitPart = {
  kind: PreferenceKind | "amount_covered" | "price_room" | "first_answer" | "responsiveness";
  /** Whose wish it is: the institution's preference, or what the company gains. */
  of: "institution" | "company";
  outcome: Outcome;
  points: number;
  mandateValue: CriterionValue;
  companyValue: CriterionValue;
};

/** A part before rounding. */
export type RawPart = Omit<FitPart, "points"> & { raw: number };
