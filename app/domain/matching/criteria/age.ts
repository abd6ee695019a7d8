import { AGE_YEARS_EDGES } from "#app/domain/prospects/bands.ts";
import { addMonths } from "#app/lib/days.ts";
import { ANY, type Criterion, numberBounds, numberValue } from "./criterion.ts";
import { numberLimit } from "./limits.ts";
import { minimumOutcome } from "./outcomes.ts";

export const age = {
  id: "age",
  fields: {
    minAgeMonths: {
      kind: "years",
      end: "least",
      edges: AGE_YEARS_EDGES.map((years) => years * 12),
      schema: ({ years }) => years.optional(),
    },
  },
  previewGroup: "figures",
  missGroup: "revenue_or_age",
  gives: "establishedOn",
  limits: [
    numberLimit(
      "at_least",
      (terms) => terms.minAgeMonths,
      (facts) => facts.ageMonths?.most ?? null,
    ),
  ],
  isStated: (_, terms) => terms.minAgeMonths !== null,
  outcome: (facts, terms) => minimumOutcome(facts.ageMonths, terms.minAgeMonths),
  mandateValue: (terms) =>
    terms.minAgeMonths === null ? ANY : numberValue("months", terms.minAgeMonths, null),
  companyValue: (facts) => numberBounds("months", facts.ageMonths),
  /** In whole years, as users state them: the age in months of a band of founding days changes each quarter. */
  mandateEdits: ({ ageMonths }) => {
    if (ageMonths === null) return [];
    const to = Math.floor((ageMonths.least ?? 0) / 12) * 12;
    return [{ field: "minAgeMonths", action: "set", to, kind: "years" }];
  },
  /** Waiting helps only if the mandate is still in force then. */
  prospectEdit: ({ ageMonths }, { minAgeMonths, validUntil }, day) => {
    const months = ageMonths?.least ?? null;
    if (months === null || minAgeMonths === null) return null;
    const until = addMonths(day, minAgeMonths - months);
    return until > validUntil ? null : { field: "establishedOn", action: "wait", until };
  },
} as const satisfies Criterion;
