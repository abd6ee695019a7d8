import { isInArea } from "#app/domain/codes/paths.ts";
import type { MandateTerms, Preference } from "#app/domain/matching/criteria/facts.ts";
import type { Dimension } from "./dimensions.ts";

/** The lift of an inclusion as a hard criterion, a strong preference. */
const INCLUDED = 1.5;
/** The lift of a preference for each unit of its weight, 1 to 3. */
const PREFERRED = 1.5;

/**
 * The lift that a mandate states for one value: above 1 where an inclusion or a preference names it, 1 where it states
 * nothing. It is the prior of what is learned, and fades as deals come in.
 */
export function statedLift(terms: MandateTerms, dimension: Dimension, value: string): number {
  let lift = included(terms, dimension).some((code) => isInArea(value, code)) ? INCLUDED : 1;
  for (const preference of terms.preferences) {
    if (names(preference, dimension, value)) lift *= PREFERRED ** preference.weight;
  }
  return lift;
}

function included(terms: MandateTerms, dimension: Dimension): readonly string[] {
  switch (dimension) {
    case "sector":
      return terms.sectorsIncluded;
    case "place":
      return terms.districts;
    case "stage":
      return terms.stages;
    case "instrument":
    case "amount":
    case "term":
    case "staff":
    case "age":
    case "rounds":
      return [];
  }
}

function names(preference: Preference, dimension: Dimension, value: string): boolean {
  switch (preference.kind) {
    case "sector":
    case "stage":
    case "instrument":
      return preference.kind === dimension && preference.anyOf.some((code) => isInArea(value, code));
    case "district":
      return dimension === "place" && preference.anyOf.some((code) => isInArea(value, code));
    case "amount":
      return dimension === "amount" && isBetween(value, Number(preference.minFen), Number(preference.maxFen));
    case "term":
      return dimension === "term" && isBetween(value, preference.minMonths, preference.maxMonths);
    default:
      return false;
  }
}

/** Only the finest level is an exact number: "=50000". */
function isBetween(value: string, least: number, most: number): boolean {
  if (!value.startsWith("=")) return false;
  const number = Number(value.slice(1));
  return least <= number && number <= most;
}

/** Whether a mandate states anything about a dimension at all. */
export function statesAnything(terms: MandateTerms, dimension: Dimension): boolean {
  if (included(terms, dimension).length > 0) return true;
  const kind = dimension === "place" ? "district" : dimension;
  return terms.preferences.some((preference) => preference.kind === kind);
}
