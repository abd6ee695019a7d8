import { z } from "zod";
import { instrumentSchema } from "#app/domain/codes/instruments.ts";
import { share } from "./areas.ts";
import { codesValue, type Criterion, listOf } from "./criterion.ts";
import { addFirst } from "./outcomes.ts";

export const instrument = {
  id: "instrument",
  fields: {
    instruments: { kind: "codes", schema: () => z.array(instrumentSchema).min(1) },
  },
  previewGroup: "instrument",
  missGroup: "sector_or_instrument",
  // A prospect always states which instruments it seeks.
  gives: null,
  isCommon: true,
  coded: { codesFrom: (facts) => facts.instruments, factsOf: (codes) => ({ instruments: listOf(codes) }) },
  isStated: () => true,
  outcome: (facts, terms) => (share(facts.instruments, terms.instruments) ? "met" : "not_met"),
  mandateValue: (terms) => codesValue("instruments", terms.instruments),
  companyValue: (facts) => codesValue("instruments", facts.instruments),
  mandateEdits: (facts) => addFirst("instruments", facts.instruments),
  prospectEdit: (_, terms) =>
    terms.instruments.length === 0 ? null : { field: "instruments", action: "add", anyOf: terms.instruments },
} as const satisfies Criterion;
