import { z } from "zod";
import { recognitionSchema } from "#app/domain/codes/companies.ts";
import { share } from "./areas.ts";
import { codesValue, type Criterion, listOf } from "./criterion.ts";
import { addFirst } from "./outcomes.ts";

export const recognition = {
  id: "recognition",
  fields: {
    // One of them is enough; an empty list demands none.
    recognitionsAny: { kind: "codes", schema: () => z.array(recognitionSchema) },
  },
  previewGroup: "recognition",
  missGroup: "other",
  gives: "recognitions",
  coded: {
    // Where it may have others, any title is possible.
    codesFrom: ({ recognitions, hasAllRecognitions }) => (hasAllRecognitions ? recognitions : null),
    factsOf: (codes) => ({ recognitions: listOf(codes), hasAllRecognitions: codes !== null }),
  },
  isStated: (_, terms) => terms.recognitionsAny.length > 0,
  outcome: ({ recognitions, hasAllRecognitions }, { recognitionsAny }) => {
    if (recognitionsAny.length === 0 || share(recognitionsAny, recognitions)) return "met";
    return hasAllRecognitions ? "not_met" : "possible";
  },
  mandateValue: (terms) => codesValue("recognitions", terms.recognitionsAny),
  companyValue: ({ recognitions, hasAllRecognitions }) =>
    codesValue("recognitions", recognitions.length > 0 || hasAllRecognitions ? recognitions : null),
  mandateEdits: ({ recognitions }) =>
    recognitions.length > 0
      ? addFirst("recognitionsAny", recognitions)
      : [{ field: "recognitionsAny", action: "clear" }],
  prospectEdit: (_, terms) => ({ field: "recognitions", action: "add", anyOf: terms.recognitionsAny }),
} as const satisfies Criterion;
