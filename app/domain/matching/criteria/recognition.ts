import { codesValue, type Criterion } from "../criterion.ts";
import { addFirst, listOutcome } from "./outcomes.ts";

export const recognition = {
  id: "recognition",
  fields: ["recognitionsAny"],
  previewGroup: "recognition",
  missGroup: "other",
  gives: "recognitions",
  isStated: (_, terms) => terms.recognitionsAny.length > 0,
  outcome: (facts, terms) => listOutcome(terms.recognitionsAny, facts.recognitions),
  mandateValue: (terms) => codesValue("recognitions", terms.recognitionsAny),
  companyValue: (facts) => codesValue("recognitions", facts.recognitions),
  mandateEdits: ({ recognitions }) =>
    recognitions?.length
      ? addFirst("recognitionsAny", recognitions)
      : [{ field: "recognitionsAny", action: "clear" }],
  prospectEdit: (_, terms) => ({ field: "recognitions", action: "add", anyOf: terms.recognitionsAny }),
} as const satisfies Criterion;
