import { codesValue, type Criterion } from "../criterion.ts";
import { addFirst, listOutcome } from "./outcomes.ts";

export const stage = {
  id: "stage",
  fields: ["stages"],
  previewGroup: "stage",
  missGroup: "other",
  gives: "stage",
  isStated: (_, terms) => terms.stages.length > 0,
  outcome: (facts, terms) => listOutcome(terms.stages, facts.stage === null ? null : [facts.stage]),
  mandateValue: (terms) => codesValue("stages", terms.stages),
  companyValue: (facts) => codesValue("stages", facts.stage === null ? null : [facts.stage]),
  mandateEdits: (facts) => addFirst("stages", facts.stage === null ? [] : [facts.stage]),
  prospectEdit: () => null,
} as const satisfies Criterion;
