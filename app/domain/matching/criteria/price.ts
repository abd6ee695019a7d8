import { ANY, type Criterion, numberValue } from "./criterion.ts";
import { numberLimit } from "./limits.ts";
import { sharesEquity } from "./outcomes.ts";

/** The company's own limit on yearly cost: the lower end of the price band must be within it. */
export const price = {
  id: "price",
  fields: {
    priceMinBp: {
      kind: "price",
      end: "least",
      content: "priceMinPercent",
      schema: ({ percent }) => percent.optional(),
    },
    priceMaxBp: {
      kind: "price",
      end: "most",
      content: "priceMaxPercent",
      schema: ({ percent }) => percent.optional(),
    },
  },
  previewGroup: "price",
  missGroup: "other",
  // The mandate lacks the price; either side can change its own.
  gives: null,
  isAsk: true,
  isOfDebt: true,
  // The company's limit must reach the lower end of the band.
  limits: [
    numberLimit(
      "at_least",
      (terms) => terms.priceMinBp,
      (facts) => facts.maxRateBp,
    ),
  ],
  isStated: (facts, terms) => facts.maxRateBp !== null && !sharesEquity(facts, terms),
  outcome: (facts, terms) => {
    if (facts.maxRateBp === null || sharesEquity(facts, terms)) return "met";
    const cheapest = terms.priceMinBp ?? terms.priceMaxBp;
    if (cheapest === null) return "possible";
    if (cheapest <= facts.maxRateBp) return "met";
    return terms.priceMinBp === null ? "possible" : "not_met";
  },
  mandateValue: (terms) => numberValue("percentBp", terms.priceMinBp, terms.priceMaxBp),
  companyValue: (facts) => (facts.maxRateBp === null ? ANY : numberValue("percentBp", null, facts.maxRateBp)),
  mandateEdits: (facts) =>
    facts.maxRateBp === null
      ? []
      : [{ field: "priceMinBp", action: "set", to: facts.maxRateBp, kind: "price" }],
  prospectEdit: (_, terms) =>
    terms.priceMinBp === null
      ? { field: "maxRateBp", action: "clear" }
      : { field: "maxRateBp", action: "set", to: terms.priceMinBp },
} as const satisfies Criterion;
