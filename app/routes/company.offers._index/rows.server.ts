import type { BestOfGroup, ComparedDebt, MeasureName } from "#app/domain/offers/comparing/groups.ts";
import type { GivenShare } from "#app/domain/offers/comparing/equity-share.ts";
import { FEWEST_PUBLISHED } from "#app/domain/figures/responsiveness.ts";
import { promisedDays } from "#app/domain/offers/terms/record-texts.ts";
import type { OfferSummary } from "#app/domain/offers/view.ts";
import { formatRate } from "#app/i18n/format.ts";
import { type ShownTerm, shownTerms } from "#app/shared/offer-terms.ts";
import { moneyCell, type Speech } from "./speech.server.ts";
import type { CellShown, RowShown } from "./shown.ts";

type Row<Offer> = { key: string; label: string; cells: (offer: Offer) => CellShown };

/** Rows of cells over the offers of a table. */
export function rowsOver<Offer>(offers: readonly Offer[], rows: readonly Row<Offer>[]): RowShown[] {
  return rows.map(({ key, label, cells }) => ({ key, label, cells: offers.map(cells) }));
}

/** The label of the best offer by a measure, for those that have it. */
export function bestLabel({ c }: Speech, best: BestOfGroup, measure: MeasureName, id: string) {
  const found = best[measure];
  return found?.ids.has(id) === true ? { best: c(`best.${measure}`, { count: found.of }) } : {};
}

/** What is given for the compared amount, also with the option pool, which is what a label is of. */
export function givenText({ c }: Speech, { newBp, allBp }: GivenShare): string {
  const share = (bp: number) => formatRate((bp / 100).toFixed(2));
  return c("withPool", { share: share(newBp), all: share(allBp) });
}

/** Terms that say who offers what, or that stand in other rows. */
const ELSEWHERE: readonly string[] = ["instrument", "note", "drawdownDays"];

/**
 * The terms of each offer in its instrument's own words, as on its own page: one row for each term that any of them has.
 */
export function termRows<Offer extends OfferSummary>(speech: Speech, offers: readonly Offer[]): RowShown[] {
  const securities = (terms: ComparedDebt["terms"]) =>
    terms.securities.map(({ kind }) => speech.labels("securities", kind)).join(speech.t("terms.comma"));
  const sheets = offers.map((offer) => shownTerms(speech, offer, securities));
  const named = new Map<string, string>();
  for (const { key, label } of orderedTerms(sheets)) if (!named.has(key)) named.set(key, label);
  return [...named]
    .filter(([key]) => !ELSEWHERE.includes(key))
    .map(([key, label]) => ({
      key,
      label,
      cells: sheets.map((sheet) =>
        termCell(
          speech,
          sheet.find((term) => term.key === key),
        ),
      ),
    }));
}

/** The terms of the longest sheet first, so that terms which others lack stand at their place. */
function orderedTerms(sheets: readonly ShownTerm[][]): ShownTerm[] {
  return [...sheets].sort((a, b) => b.length - a.length).flat();
}

function termCell({ c, locale }: Speech, term: ShownTerm | undefined): CellShown {
  if (term === undefined || term.value === null) return { text: c("absent") };
  return typeof term.value === "bigint" ? moneyCell(locale, term.value) : { text: term.value };
}

/** When money comes, as promised and as measured; and until when the offer stands. */
export function speedRows<Offer extends OfferSummary>(
  speech: Speech,
  best: BestOfGroup,
): readonly Row<Offer>[] {
  const { c, t } = speech;
  return [
    {
      key: "promised",
      label: c("rows.promised"),
      cells: ({ id, terms }) => {
        const days = promisedDays(terms);
        const text = days === undefined ? t("speed.notPromised") : t("terms.withinDays", { days });
        return { text, ...bestLabel(speech, best, "promised", id) };
      },
    },
    {
      key: "measured",
      label: c("rows.measured"),
      cells: ({ id, institution: { drawdowns } }) => {
        const { deals, medianWorkingDays: days } = drawdowns;
        if (days === null) return { text: t("speed.tooFew", { least: FEWEST_PUBLISHED }) };
        const text = t("speed.median", { days: String(days), count: days, deals });
        return { text, ...bestLabel(speech, best, "measured", id) };
      },
    },
  ];
}
