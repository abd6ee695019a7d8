import { z } from "zod";
import { stageSchema } from "#app/domain/codes/companies.ts";
import { codesValue, type Criterion, oneOf } from "./criterion.ts";
import { addFirst, listOutcome } from "./outcomes.ts";

export const stage = {
  id: "stage",
  fields: {
    stages: { kind: "codes", schema: () => z.array(stageSchema) },
  },
  previewGroup: "stage",
  missGroup: "other",
  gives: "stage",
  isCommon: true,
  coded: { codesFrom: (facts) => facts.stage, factsOf: (codes) => ({ stage: oneOf(codes) }) },
  isStated: (_, terms) => terms.stages.length > 0,
  outcome: (facts, terms) => listOutcome(terms.stages, facts.stage === null ? null : [facts.stage]),
  mandateValue: (terms) => codesValue("stages", terms.stages),
  companyValue: (facts) => codesValue("stages", facts.stage === null ? null : [facts.stage]),
  mandateEdits: (facts) => addFirst("stages", facts.stage === null ? [] : [facts.stage]),
  prospectEdit: () => null,
} as const satisfies Criterion;
