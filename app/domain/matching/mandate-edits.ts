import { isWithin } from "#app/domain/codes/paths.ts";
import { type Day, monthsBetween } from "#app/lib/days.ts";
import type { CriterionId } from "./criterion.ts";
import type { MandateEdit, MandateList } from "./edits.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";

/** The smallest change of a mandate that turns a criterion which a prospect misses; empty where there is none. */
export function mandateEditsFor(
  criterion: CriterionId,
  facts: ProspectFacts,
  terms: MandateTerms,
  day: Day,
): MandateEdit[] {
  switch (criterion) {
    case "instrument":
      return addFirst("instruments", facts.instruments);
    case "sector":
      return sectorEdits(facts.sector, terms);
    case "district":
      return addFirst("districts", facts.district === null ? [] : [facts.district]);
    case "stage":
      return addFirst("stages", facts.stage === null ? [] : [facts.stage]);
    case "security":
      return addFirst("securitiesAccepted", facts.securities ?? []);
    case "recognition":
      return facts.recognitions?.length
        ? addFirst("recognitionsAny", facts.recognitions)
        : [{ field: "recognitionsAny", action: "clear" }];
    case "company":
      return [{ field: "excludedCompanyIds", action: "remove", code: facts.companyId }];
    case "amount":
      return amountEdits(facts, terms);
    case "term":
      return termEdits(facts, terms);
    case "revenue":
      return facts.revenueFen === null
        ? []
        : [{ field: "minRevenueFen", action: "set", to: facts.revenueFen }];
    case "age":
      return facts.establishedOn === null
        ? []
        : [
            {
              field: "minAgeMonths",
              action: "set",
              to: Math.max(0, monthsBetween(facts.establishedOn, day)),
            },
          ];
    case "price":
      return facts.maxRateBp === null ? [] : [{ field: "priceMinBp", action: "set", to: facts.maxRateBp }];
    case "open":
    case "validity":
    case "budget":
    case "introductions":
      return [];
  }
}

function addFirst(field: MandateList, codes: readonly string[]): MandateEdit[] {
  const [code] = codes;
  return code === undefined ? [] : [{ field, action: "add", code }];
}

/** Out of the exclusions, and into the inclusions if there are any that don't hold it. */
function sectorEdits(sector: string | null, terms: MandateTerms): MandateEdit[] {
  if (sector === null) return [];
  const edits: MandateEdit[] = terms.sectorsExcluded
    .filter((area) => isWithin(sector, area) || isWithin(area, sector))
    .map((code) => ({ field: "sectorsExcluded", action: "remove", code }));
  const { sectorsIncluded: included } = terms;
  if (included.length > 0 && !included.some((area) => isWithin(sector, area))) {
    edits.push({ field: "sectorsIncluded", action: "add", code: sector });
  }
  return edits;
}

function amountEdits({ amountMinFen, amountMaxFen }: ProspectFacts, terms: MandateTerms): MandateEdit[] {
  if (terms.amountMaxFen !== null && amountMinFen !== null && amountMinFen > terms.amountMaxFen) {
    return [{ field: "amountMaxFen", action: "set", to: amountMinFen }];
  }
  return amountMaxFen === null ? [] : [{ field: "amountMinFen", action: "set", to: amountMaxFen }];
}

function termEdits({ termMonthsMin, termMonthsMax }: ProspectFacts, terms: MandateTerms): MandateEdit[] {
  if (terms.termMonthsMax !== null && termMonthsMin !== null && termMonthsMin > terms.termMonthsMax) {
    return [{ field: "termMonthsMax", action: "set", to: termMonthsMin }];
  }
  return termMonthsMax === null ? [] : [{ field: "termMonthsMin", action: "set", to: termMonthsMax }];
}
