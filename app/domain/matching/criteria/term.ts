import { type Criterion, numberValue } from "./criterion.ts";
import { numberLimit } from "./limits.ts";
import { isAbove, rangesOutcome, sharesEquity } from "./outcomes.ts";

/** Met when some term is acceptable to both. */
export const term = {
  id: "term",
  fields: {
    termMonthsMin: {
      kind: "months",
      end: "least",
      schema: ({ whole }) => whole(1, 360).optional(),
    },
    termMonthsMax: {
      kind: "months",
      end: "most",
      schema: ({ whole }) => whole(1, 360).optional(),
    },
  },
  previewGroup: "amount",
  missGroup: "amount_or_term",
  gives: "term",
  isOfDebt: true,
  limits: [
    numberLimit(
      "at_most",
      (terms) => terms.termMonthsMax,
      (facts) => facts.termMonthsMin,
    ),
    numberLimit(
      "at_least",
      (terms) => terms.termMonthsMin,
      (facts) => facts.termMonthsMax,
    ),
  ],
  isStated: (facts, terms) =>
    (terms.termMonthsMin !== null || terms.termMonthsMax !== null) && !sharesEquity(facts, terms),
  outcome: (facts, terms) => {
    if (sharesEquity(facts, terms)) return "met";
    return rangesOutcome(facts.termMonthsMin, facts.termMonthsMax, terms.termMonthsMin, terms.termMonthsMax);
  },
  mandateValue: (terms) => numberValue("months", terms.termMonthsMin, terms.termMonthsMax),
  companyValue: (facts) => numberValue("months", facts.termMonthsMin, facts.termMonthsMax),
  mandateEdits: ({ termMonthsMin: least, termMonthsMax: most }, terms) => {
    if (least !== null && isAbove(least, terms.termMonthsMax))
      return [{ field: "termMonthsMax", action: "set", to: least, kind: "months" }];
    return most === null ? [] : [{ field: "termMonthsMin", action: "set", to: most, kind: "months" }];
  },
  prospectEdit: (facts, { termMonthsMin: least, termMonthsMax: most }) => {
    if (most !== null && isAbove(facts.termMonthsMin, most))
      return { field: "termMonthsMin", action: "set", to: most };
    return least === null ? null : { field: "termMonthsMax", action: "set", to: least };
  },
} as const satisfies Criterion;
