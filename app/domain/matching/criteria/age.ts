import { AGE_YEARS_EDGES, bandOf, type Range } from "#app/domain/prospects/bands.ts";
import { addMonths, monthsBetween } from "#app/lib/days.ts";
import { ANY, type Criterion, type CriterionValue, HIDDEN, numberValue } from "../criterion.ts";

export const age = {
  id: "age",
  fields: ["minAgeMonths"],
  previewGroup: "figures",
  missGroup: "revenue_or_age",
  gives: "establishedOn",
  isStated: (_, terms) => terms.minAgeMonths !== null,
  outcome: (facts, terms, day) => {
    if (terms.minAgeMonths === null) return "met";
    if (facts.establishedOn === null) return "unknown";
    return monthsBetween(facts.establishedOn, day) >= terms.minAgeMonths ? "met" : "not_met";
  },
  mandateValue: (terms) =>
    terms.minAgeMonths === null ? ANY : numberValue("months", terms.minAgeMonths, null),
  companyValue: (facts, day) => {
    const months = facts.establishedOn === null ? null : monthsBetween(facts.establishedOn, day);
    return numberValue("months", months, months);
  },
  blindValue: (shown) => monthsBand(shown.ageYears),
  mandateEdits: (facts, _, day) => {
    if (facts.establishedOn === null) return [];
    const months = Math.max(0, monthsBetween(facts.establishedOn, day));
    return [{ field: "minAgeMonths", action: "set", to: months }];
  },
  /** Waiting helps only while the mandate is still in force by then. */
  prospectEdit: ({ establishedOn }, { minAgeMonths, validUntil }) => {
    if (establishedOn === null || minAgeMonths === null) return null;
    const until = addMonths(establishedOn, minAgeMonths);
    return until > validUntil ? null : { field: "establishedOn", action: "wait", until };
  },
  blindEdit: (edit) =>
    edit.field === "minAgeMonths"
      ? { ...edit, to: (bandOf(AGE_YEARS_EDGES, Math.floor(edit.to / 12)).from ?? 0) * 12 }
      : edit,
} as const satisfies Criterion;

/** Whole years in months; the last year that lies inside is said. */
function monthsBand(years: Range<number> | null): CriterionValue {
  if (years === null) return HIDDEN;
  return {
    type: "months",
    min: years.from === null ? null : years.from * 12,
    max: years.to === null ? null : (years.to - 1) * 12,
  };
}
