import { z } from "zod";
import { placeSchema } from "#app/domain/codes/districts.ts";
import { areaOutcome } from "./areas.ts";
import { codesValue, type Criterion, oneOf } from "./criterion.ts";
import { addFirst } from "./outcomes.ts";

export const district = {
  id: "district",
  fields: {
    districts: { kind: "codes", schema: () => z.array(placeSchema) },
  },
  previewGroup: "sector",
  missGroup: "other",
  gives: "district",
  coded: { codesFrom: (facts) => facts.district, factsOf: (codes) => ({ district: oneOf(codes) }) },
  isStated: (_, terms) => terms.districts.length > 0,
  outcome: (facts, terms) => areaOutcome(facts.district, terms.districts, []),
  mandateValue: (terms) => codesValue("districts", terms.districts),
  companyValue: (facts) => codesValue("districts", facts.district === null ? null : [facts.district]),
  mandateEdits: (facts) => addFirst("districts", facts.district === null ? [] : [facts.district]),
  prospectEdit: () => null,
} as const satisfies Criterion;
