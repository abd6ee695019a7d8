import type { ProspectView } from "#app/domain/prospects/institution-view.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { yuanText } from "#app/lib/money.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

const columns = [
  "number",
  "fit",
  "headline",
  "sector",
  "district",
  "stage",
  "instruments",
  "askFrom",
  "askTo",
  "termFrom",
  "termTo",
  "purpose",
  "revenueFrom",
  "revenueTo",
  "publishedOn",
] as const;

/** The list as formatted CSV rows below their heads; amounts in yuan, as edges of bands. */
export function opportunityRows(
  locale: Locale,
  opportunities: readonly (ProspectView & { score: number })[],
) {
  const t = translator(locale, "matching");
  const terms = translator(locale, "terms");
  const label = (group: string, code: string): string => {
    const key = `${group}.${code}` as Parameters<typeof terms>[0];
    return terms.has(key) ? terms(key) : code;
  };
  const yuan = (fen: bigint | null | undefined) => (fen == null ? null : yuanText(fen));
  const headlineOf = ({ headlineZh, headlineEn }: ProspectView) =>
    locale === "en" ? (headlineEn ?? headlineZh) : (headlineZh ?? headlineEn);
  return [
    columns.map((column) => t(`opportunities.csv.${column}`)),
    ...opportunities.map((opportunity) => [
      runningNumber("prospect", opportunity.number),
      opportunity.score,
      headlineOf(opportunity),
      label("sectors", opportunity.shown.sector),
      label("districts", opportunity.shown.place),
      label("stages", opportunity.stage),
      opportunity.instruments.map((code) => label("instruments", code)).join(locale === "en" ? "; " : "；"),
      yuan(opportunity.shown.askFen.from),
      yuan(opportunity.shown.askFen.to),
      opportunity.termMonthsMin,
      opportunity.termMonthsMax,
      label("purposes", opportunity.purpose),
      yuan(opportunity.shown.revenueFen?.from),
      yuan(opportunity.shown.revenueFen?.to),
      opportunity.publishedOn,
    ]),
  ];
}
