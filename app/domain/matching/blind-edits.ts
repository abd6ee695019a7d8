import {
  AGE_YEARS_EDGES,
  ASK_EDGES,
  bandOf,
  bandOfRange,
  REVENUE_EDGES,
} from "#app/domain/prospects/bands.ts";
import type { TeaserBands } from "#app/domain/prospects/teaser-parts.ts";
import type { MandateEdit } from "./edits.ts";

/**
 * The edits of a near miss as an institution may read them before consent. An exact edit would tell the company's own
 * figure; widened to the edge of its band it tells no more than the teaser, and still turns the criterion.
 */
export function blindEdits(
  edits: readonly MandateEdit[],
  shown: Pick<TeaserBands, "sector" | "place" | "size">,
): MandateEdit[] {
  return edits.flatMap((edit) => blindEdit(edit, shown) ?? []);
}

function blindEdit(
  edit: MandateEdit,
  shown: Pick<TeaserBands, "sector" | "place" | "size">,
): MandateEdit | null {
  switch (edit.field) {
    case "sectorsIncluded":
      return edit.action === "add" ? { ...edit, code: shown.sector } : edit;
    case "districts":
      return edit.action === "add" ? { ...edit, code: shown.place } : edit;
    case "minRevenueFen":
      return shown.size === null ? null : { ...edit, to: bandOf(REVENUE_EDGES, edit.to).from ?? 0n };
    case "amountMinFen":
      return { ...edit, to: bandOf(ASK_EDGES, edit.to).from ?? 0n };
    case "amountMaxFen":
      return { ...edit, to: bandOfRange(ASK_EDGES, null, edit.to).to ?? edit.to };
    case "minAgeMonths":
      return { ...edit, to: (bandOf(AGE_YEARS_EDGES, Math.floor(edit.to / 12)).from ?? 0) * 12 };
    case "instruments":
    case "sectorsExcluded":
    case "stages":
    case "securitiesAccepted":
    case "recognitionsAny":
    case "excludedCompanyIds":
    case "termMonthsMin":
    case "termMonthsMax":
    case "priceMinBp":
      return edit;
  }
}
