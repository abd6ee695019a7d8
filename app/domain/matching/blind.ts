import { isWithin } from "#app/domain/codes/paths.ts";
import type { TeaserBands } from "#app/domain/prospects/teaser-parts.ts";
import type { Range } from "#app/domain/prospects/bands.ts";
import { criterionOfField, type CriterionResult, gateOf } from "./criteria/list.ts";
import { type CriterionValue, fenBand, HIDDEN, type Shown, UNKNOWN } from "./criterion.ts";
import type { MandateEdit } from "./edits.ts";
import type { Readable } from "./read-reasons.ts";
import type { Reason } from "./reason.ts";

/**
 * What an institution may read of a company's side before consent. Outcomes are told as they are; the values that
 * they come from are those of the teaser: bands for numbers, sector and place as coarse as the cohort asks for.
 */
export function blindResults(results: readonly CriterionResult[], shown: TeaserBands): CriterionResult[] {
  return results.map((result) => ({ ...result, companyValue: blindValue(result, shown) }));
}

function blindValue({ criterion, companyValue }: CriterionResult, shown: TeaserBands): CriterionValue {
  return companyValue.type === "unknown" ? UNKNOWN : blindValueOf(criterion, companyValue, shown);
}

function blindValueOf(gate: string, value: CriterionValue, shown: TeaserBands): CriterionValue {
  return gateOf(gate)?.blindValue?.(shown) ?? value;
}

/** The edits of a near miss as an institution may read them before consent. */
export function blindEdits(edits: readonly MandateEdit[], shown: Shown): MandateEdit[] {
  return edits.flatMap((edit) => {
    const blindEdit = criterionOfField(edit.field)?.blindEdit;
    return blindEdit === undefined ? edit : (blindEdit(edit, shown) ?? []);
  });
}

/** The same for what speaks for or against a company: what is said of it stays, its values become bands. */
export function blindParts<One extends Pick<Reason, "kind" | "companyValue">>(
  parts: readonly One[],
  shown: TeaserBands,
): One[] {
  return parts.map((part) => ({ ...part, companyValue: blindPartValue(part, shown) }));
}

/**
 * Of what its own deals say, an institution reads what is about a value that the teaser shows: in how many of its deals
 * an amount or an age lies would tell which band it is in.
 */
export function readableIn(shown: TeaserBands): Readable {
  return (kind, value) => {
    switch (kind) {
      case "district":
        return isWithin(shown.place, value);
      case "sector":
        return isWithin(shown.sector, value);
      case "stage":
      case "instrument":
      case "term":
        return true;
      default:
        return false;
    }
  };
}

function blindPartValue(
  { kind, companyValue }: Pick<Reason, "kind" | "companyValue">,
  shown: TeaserBands,
): CriterionValue {
  if (companyValue.type === "unknown") return UNKNOWN;
  switch (kind) {
    case "amount_covered":
      return fenBand(shown.askFen);
    case "rd_intensity":
      return numberBand("percentBp", shown.rdIntensityBp);
    case "revenue_growth":
      return numberBand("percentBp", shown.revenueGrowthBp);
    case "debt_ratio":
      return numberBand("percentBp", shown.debtRatioBp);
    case "class_one_ip":
      return numberBand("count", shown.classOneIp);
    default:
      return blindValueOf(kind, companyValue, shown);
  }
}

function numberBand(type: "percentBp" | "count", band: Range<number> | null): CriterionValue {
  if (band === null) return HIDDEN;
  // Bands are half open: of whole numbers the last one inside is said.
  return { type, min: band.from, max: band.to !== null && type === "count" ? band.to - 1 : band.to };
}
