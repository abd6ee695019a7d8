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
export function dealRows(locale: Locale, deals: readonly (ProspectView & { score: number })[]) {
  const t = translator(locale, "matching");
  const terms = translator(locale, "terms");
  const say = (group: string, code: string): string => {
    const key = `${group}.${code}` as Parameters<typeof terms>[0];
    return terms.has(key) ? terms(key) : code;
  };
  const yuan = (fen: bigint | null | undefined) => (fen == null ? null : yuanText(fen));
  const headlineOf = ({ headlineZh, headlineEn }: ProspectView) =>
    locale === "en" ? (headlineEn ?? headlineZh) : (headlineZh ?? headlineEn);
  return [
    columns.map((column) => t(`deals.csv.${column}`)),
    ...deals.map((deal) => [
      runningNumber("prospect", deal.number),
      deal.score,
      headlineOf(deal),
      say("sectors", deal.shown.sector),
      say("districts", deal.shown.place),
      say("stages", deal.stage),
      deal.instruments.map((code) => say("instruments", code)).join(locale === "en" ? "; " : "；"),
      yuan(deal.shown.askFen.from),
      yuan(deal.shown.askFen.to),
      deal.termMonthsMin,
      deal.termMonthsMax,
      say("purposes", deal.purpose),
      yuan(deal.shown.revenueFen?.from),
      yuan(deal.shown.revenueFen?.to),
      deal.publishedOn,
    ]),
  ];
}
