import { bandOf, REVENUE_EDGES } from "#app/domain/prospects/bands.ts";
import { ANY, type Criterion, fenBand, fenValue } from "../criterion.ts";

export const revenue = {
  id: "revenue",
  fields: ["minRevenueFen"],
  previewGroup: "figures",
  missGroup: "revenue_or_age",
  gives: "revenueFen",
  isStated: (_, terms) => terms.minRevenueFen !== null,
  outcome: (facts, terms) => {
    if (terms.minRevenueFen === null) return "met";
    if (facts.revenueFen === null) return "unknown";
    return facts.revenueFen >= terms.minRevenueFen ? "met" : "not_met";
  },
  mandateValue: (terms) => (terms.minRevenueFen === null ? ANY : fenValue(terms.minRevenueFen, null)),
  companyValue: (facts) => fenValue(facts.revenueFen, facts.revenueFen),
  blindValue: (shown) => fenBand(shown.revenueFen),
  mandateEdits: (facts) =>
    facts.revenueFen === null ? [] : [{ field: "minRevenueFen", action: "set", to: facts.revenueFen }],
  prospectEdit: (_, terms) =>
    terms.minRevenueFen === null ? null : { field: "revenueFen", action: "reach", to: terms.minRevenueFen },
  blindEdit: (edit, shown) => {
    if (edit.field !== "minRevenueFen") return edit;
    return shown.size === null ? null : { ...edit, to: bandOf(REVENUE_EDGES, edit.to).from ?? 0n };
  },
} as const satisfies Criterion;
