import type { TeaserBands } from "#app/domain/prospects/teaser-parts.ts";
import { bandOf, type Range, REVENUE_EDGES } from "#app/domain/prospects/bands.ts";
import { type CriterionResult, type CriterionValue, UNKNOWN } from "./criterion.ts";
import type { MandateEdit } from "./edits.ts";
import type { FitPart } from "./fit.ts";

/**
 * What an institution may read of a company's side before consent. Outcomes are told as they are; the values that
 * they come from are those of the teaser: bands for numbers, sector and place as coarse as the cohort asks for.
 */
export function blindResults(results: readonly CriterionResult[], shown: TeaserBands): CriterionResult[] {
  return results.map((result) => ({ ...result, companyValue: blindValue(result, shown) }));
}

function blindValue({ criterion, companyValue }: CriterionResult, shown: TeaserBands): CriterionValue {
  if (companyValue.type === "unknown") return UNKNOWN;
  switch (criterion) {
    case "sector":
      return { type: "codes", list: "sectors", codes: [shown.sector] };
    case "district":
      return { type: "codes", list: "districts", codes: [shown.place] };
    case "revenue":
      return fenBand(shown.revenueFen);
    case "amount":
    case "budget":
      return fenBand(shown.askFen);
    case "age":
      return monthsBand(shown.ageYears);
    default:
      return companyValue;
  }
}

/** The same for the parts of a score: points and outcome stay, the company's values become bands. */
export function blindParts(parts: readonly FitPart[], shown: TeaserBands): FitPart[] {
  return parts.map((part) => ({ ...part, companyValue: blindPartValue(part, shown) }));
}

function blindPartValue({ kind, companyValue }: FitPart, shown: TeaserBands): CriterionValue {
  if (companyValue.type === "unknown") return UNKNOWN;
  switch (kind) {
    case "sector":
      return { type: "codes", list: "sectors", codes: [shown.sector] };
    case "district":
      return { type: "codes", list: "districts", codes: [shown.place] };
    case "revenue":
      return fenBand(shown.revenueFen);
    case "amount":
    case "amount_covered":
      return fenBand(shown.askFen);
    case "age":
      return monthsBand(shown.ageYears);
    case "rd_intensity":
      return numberBand("percentBp", shown.rdIntensityBp);
    case "revenue_growth":
      return numberBand("percentBp", shown.revenueGrowthBp);
    case "debt_ratio":
      return numberBand("percentBp", shown.debtRatioBp);
    case "class_one_ip":
      return numberBand("count", shown.classOneIp);
    default:
      return companyValue;
  }
}

function numberBand(type: "percentBp" | "count", band: Range<number> | null): CriterionValue {
  return band === null ? UNKNOWN : { type, min: band.from, max: band.to };
}

/** An amount in its band; the upper end is where the next band starts. */
function fenBand(band: Range<bigint> | null): CriterionValue {
  return band === null ? UNKNOWN : { type: "fen", min: band.from, max: band.to };
}

function monthsBand(years: Range<number> | null): CriterionValue {
  if (years === null) return UNKNOWN;
  const months = (count: number | null) => (count === null ? null : count * 12);
  return { type: "months", min: months(years.from), max: months(years.to) };
}

/**
 * The smallest changes of a mandate that turn a near miss, as far as bands tell them: an amount goes to the edge of
 * the company's band, never to its figure. A change that would name what is hidden is left out.
 */
export function blindEdits(edits: readonly MandateEdit[], shown: TeaserBands): MandateEdit[] {
  return edits.flatMap((edit) => {
    const blind = blindEdit(edit, shown);
    return blind === null ? [] : [blind];
  });
}

function blindEdit(edit: MandateEdit, shown: TeaserBands): MandateEdit | null {
  switch (edit.field) {
    case "excludedCompanyIds":
      return null;
    case "minRevenueFen":
      return edit.action === "set" ? { ...edit, to: bandOf(REVENUE_EDGES, edit.to).from ?? 0n } : edit;
    case "amountMaxFen":
      return edit.action === "set" ? setTo(edit, shown.askFen.to) : edit;
    case "amountMinFen":
      return edit.action === "set" ? setTo(edit, shown.askFen.from) : edit;
    case "minAgeMonths":
      return edit.action === "set" ? { ...edit, to: (shown.ageYears?.from ?? 0) * 12 } : edit;
    case "sectorsIncluded":
      return edit.action === "add" ? { ...edit, code: shown.sector } : edit;
    case "districts":
      return edit.action === "add" ? { ...edit, code: shown.place } : edit;
    default:
      return edit;
  }
}

function setTo(edit: MandateEdit & { action: "set" }, to: bigint | null): MandateEdit | null {
  return to === null ? null : ({ ...edit, to } as MandateEdit);
}
