import { latestFirst } from "#app/domain/organizations/figures.ts";
import { REVENUE_EDGES } from "#app/domain/prospects/bands.ts";
import { ANY, type Criterion, fenBounds, fenValue } from "./criterion.ts";
import { fenLimit } from "./limits.ts";
import { minimumOutcome } from "./outcomes.ts";

export const revenue = {
  id: "revenue",
  fields: {
    minRevenueFen: {
      kind: "fen",
      end: "least",
      edges: REVENUE_EDGES,
      schema: ({ money }) => money.optional(),
    },
  },
  previewGroup: "figures",
  missGroup: "revenue_or_age",
  gives: "revenueFen",
  figure: {
    name: "revenueFen",
    edges: REVENUE_EDGES,
    unit: 1n,
    of: ({ figures }) => latestFirst(figures.years)[0]?.revenueFen,
    shownWith: "size",
    columns: ["revenueLeastFen", "revenueMostFen"],
  },
  limits: [
    fenLimit(
      "at_least",
      (terms) => terms.minRevenueFen,
      (facts) => facts.revenueFen?.most ?? null,
    ),
  ],
  isStated: (_, terms) => terms.minRevenueFen !== null,
  outcome: (facts, terms) => minimumOutcome(facts.revenueFen, terms.minRevenueFen),
  mandateValue: (terms) => (terms.minRevenueFen === null ? ANY : fenValue(terms.minRevenueFen, null)),
  companyValue: (facts) => fenBounds(facts.revenueFen),
  mandateEdits: ({ revenueFen }) =>
    revenueFen === null ? [] : [{ field: "minRevenueFen", action: "set", to: revenueFen.least ?? 0n }],
  prospectEdit: (_, terms) =>
    terms.minRevenueFen === null ? null : { field: "revenueFen", action: "reach", to: terms.minRevenueFen },
} as const satisfies Criterion;
