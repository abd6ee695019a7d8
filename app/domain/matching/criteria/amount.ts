import { type Criterion, fenValue } from "./criterion.ts";
import { fenLimit } from "./limits.ts";
import { isAbove, rangesOutcome } from "./outcomes.ts";

/** Met when some amount is acceptable to both. */
export const amount = {
  id: "amount",
  fields: {
    amountMinFen: { kind: "fen", end: "least", schema: ({ money }) => money },
    amountMaxFen: { kind: "fen", end: "most", schema: ({ money }) => money },
  },
  previewGroup: "amount",
  missGroup: "amount_or_term",
  gives: "amount",
  limits: [
    fenLimit(
      "at_most",
      (terms) => terms.amountMaxFen,
      (facts) => facts.amountMinFen,
    ),
    fenLimit(
      "at_least",
      (terms) => terms.amountMinFen,
      (facts) => facts.amountMaxFen,
    ),
  ],
  isStated: (_, terms) => terms.amountMinFen !== null || terms.amountMaxFen !== null,
  outcome: (facts, terms) =>
    rangesOutcome(facts.amountMinFen, facts.amountMaxFen, terms.amountMinFen, terms.amountMaxFen),
  mandateValue: (terms) => fenValue(terms.amountMinFen, terms.amountMaxFen),
  companyValue: (facts) => fenValue(facts.amountMinFen, facts.amountMaxFen),
  mandateEdits: ({ amountMinFen: least, amountMaxFen: most }, terms) => {
    if (least !== null && isAbove(least, terms.amountMaxFen))
      return [{ field: "amountMaxFen", action: "set", to: least }];
    return most === null ? [] : [{ field: "amountMinFen", action: "set", to: most }];
  },
  prospectEdit: (facts, { amountMinFen: least, amountMaxFen: most }) => {
    if (most !== null && isAbove(facts.amountMinFen, most))
      return { field: "amountMinFen", action: "set", to: most };
    return least === null ? null : { field: "amountMaxFen", action: "set", to: least };
  },
} as const satisfies Criterion;
