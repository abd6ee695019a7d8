import { areaOutcome } from "../areas.ts";
import { codesValue, type Criterion } from "../criterion.ts";
import { addFirst } from "./outcomes.ts";

export const district = {
  id: "district",
  fields: ["districts"],
  previewGroup: "sector",
  missGroup: "other",
  gives: "district",
  isStated: (_, terms) => terms.districts.length > 0,
  outcome: (facts, terms) => areaOutcome(facts.district, terms.districts, []),
  mandateValue: (terms) => codesValue("districts", terms.districts),
  companyValue: (facts) => codesValue("districts", facts.district === null ? null : [facts.district]),
  blindValue: (shown) => ({ type: "codes", list: "districts", codes: [shown.place] }),
  mandateEdits: (facts) => addFirst("districts", facts.district === null ? [] : [facts.district]),
  prospectEdit: () => null,
  blindEdit: (edit, shown) =>
    edit.field === "districts" && edit.action === "add" ? { ...edit, code: shown.place } : edit,
} as const satisfies Criterion;
