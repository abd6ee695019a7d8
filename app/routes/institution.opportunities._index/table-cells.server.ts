import { bandFormatters } from "#app/components/matching/bands.ts";
import type { OpportunityColumn } from "#app/domain/matching/ranking/list-setting.ts";
import type { OpportunityView } from "#app/domain/matching/ranking/opportunity-view.ts";
import { formatDay, formatMonthsRange } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { formatSought } from "#app/i18n/sought.ts";
import { translator } from "#app/i18n/translator.ts";
import type { OpportunityLanguage } from "./opportunities-language.server.ts";

/** Formats the chosen columns of an opportunity; a dash for what its teaser doesn't show. */
export function tableCells(
  locale: Locale,
  { comma, term, path }: OpportunityLanguage,
  columns: readonly OpportunityColumn[],
): (opportunity: OpportunityView) => string[] {
  const words = translator(locale, "common.words");
  const bands = bandFormatters(locale, translator(locale, "matching.bands"));
  const cells: Record<OpportunityColumn, (one: OpportunityView) => string | null> = {
    sector: ({ shown }) => path(shown.sector),
    district: ({ shown }) => term("districts", shown.place),
    stage: ({ stage }) => term("stages", stage),
    ask: ({ shown }) => formatSought(locale, words, shown.askFen),
    term: ({ termMonthsMin: least, termMonthsMax: most }) =>
      least === null && most === null ? null : formatMonthsRange(locale, least, most),
    instruments: ({ instruments }) => instruments.map((code) => term("instruments", code)).join(comma),
    revenue: ({ shown }) => shown.revenueFen && bands.money(shown.revenueFen),
    growth: ({ shown }) => shown.revenueGrowthBp && bands.percent(shown.revenueGrowthBp),
    rd: ({ shown }) => shown.rdIntensityBp && bands.percent(shown.rdIntensityBp),
    staff: ({ shown }) => shown.staff && bands.count(shown.staff),
    ip: ({ shown }) => shown.classOneIp && bands.count(shown.classOneIp),
    published: ({ publishedOn }) => formatDay(locale, publishedOn),
  };
  return (opportunity) => columns.map((column) => cells[column](opportunity) ?? "–");
}
