import { z } from "zod";
import { isInArea } from "#app/domain/codes/paths.ts";
import { sectorSchema } from "#app/domain/codes/sectors.ts";
import { areaOutcome } from "./areas.ts";
import { codesValue, type Criterion, oneOf } from "./criterion.ts";
import type { MandateEdit } from "./edits.ts";
import type { MandateTerms } from "./facts.ts";

export const sector = {
  id: "sector",
  fields: {
    sectorsIncluded: { kind: "codes", schema: () => z.array(sectorSchema) },
    sectorsExcluded: { kind: "codes", schema: () => z.array(sectorSchema) },
  },
  previewGroup: "sector",
  missGroup: "sector_or_instrument",
  gives: "sector",
  isCommon: true,
  coded: { codesFrom: (facts) => facts.sector, factsOf: (codes) => ({ sector: oneOf(codes) }) },
  isStated: (_, terms) => terms.sectorsIncluded.length + terms.sectorsExcluded.length > 0,
  outcome: (facts, terms) => areaOutcome(facts.sector, terms.sectorsIncluded, terms.sectorsExcluded),
  mandateValue: (terms) => ({
    type: "sectors",
    included: terms.sectorsIncluded,
    excluded: terms.sectorsExcluded,
  }),
  companyValue: (facts) => codesValue("sectors", facts.sector === null ? null : [facts.sector]),
  mandateEdits: (facts, terms) => (facts.sector === null ? [] : editsFor(facts.sector, terms)),
  prospectEdit: () => null,
} as const satisfies Criterion;

/** Removes it from the exclusions, and adds it to the inclusions if there are any without it. */
function editsFor(code: string, terms: MandateTerms): MandateEdit[] {
  const edits: MandateEdit[] = terms.sectorsExcluded
    .filter((area) => isInArea(code, area) || isInArea(area, code))
    .map((area) => ({ field: "sectorsExcluded", action: "remove", code: area }));
  const { sectorsIncluded: included } = terms;
  if (included.length > 0 && !included.some((area) => isInArea(code, area))) {
    edits.push({ field: "sectorsIncluded", action: "add", code });
  }
  return edits;
}
