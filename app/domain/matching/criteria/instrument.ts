import { share } from "../areas.ts";
import { codesValue, type Criterion } from "../criterion.ts";
import { addFirst } from "./outcomes.ts";

export const instrument = {
  id: "instrument",
  fields: ["instruments"],
  previewGroup: "instrument",
  missGroup: "sector_or_instrument",
  gives: "instruments",
  isStated: () => true,
  outcome: (facts, terms) => {
    if (facts.instruments.length === 0) return "unknown";
    return share(facts.instruments, terms.instruments) ? "met" : "not_met";
  },
  mandateValue: (terms) => codesValue("instruments", terms.instruments),
  companyValue: (facts) => codesValue("instruments", facts.instruments.length > 0 ? facts.instruments : null),
  mandateEdits: (facts) => addFirst("instruments", facts.instruments),
  prospectEdit: (_, terms) =>
    terms.instruments.length === 0 ? null : { field: "instruments", action: "add", anyOf: terms.instruments },
} as const satisfies Criterion;
