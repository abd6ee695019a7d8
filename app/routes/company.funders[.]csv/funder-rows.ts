import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { yuanText } from "#app/lib/money.ts";
import type { listFunders } from "#app/services/matching/list-funders.server.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

type Funders = NonNullable<Awaited<ReturnType<typeof listFunders>>["funders"]>;
type Mandate = Funders["fitting"][number]["mandate"];

const columns = [
  "institution",
  "kind",
  "mandate",
  "number",
  "fit",
  "instruments",
  "ticketFrom",
  "ticketTo",
  "termFrom",
  "termTo",
  "priceFrom",
  "priceTo",
  "missed",
] as const;

/** Formatted CSV rows below their heads: eligible mandates with score, near misses with the missed criterion. */
export function funderRows(locale: Locale, fitting: Funders["fitting"], near: Funders["near"]) {
  const t = translator(locale, "matching");
  const terms = translator(locale, "terms");
  const either = (zh: string | null, en: string | null) => (locale === "en" ? (en ?? zh) : (zh ?? en));
  const label = (group: string, code: string): string => {
    const key = `${group}.${code}` as Parameters<typeof terms>[0];
    return terms.has(key) ? terms(key) : code;
  };
  const yuan = (fen: bigint | null) => (fen === null ? null : yuanText(fen));
  const percent = (bp: number | null) => (bp === null ? null : (bp / 100).toFixed(2));
  const row = (mandate: Mandate, score: number | null, missed: string | null) => [
    either(mandate.institutionNameZh, mandate.institutionNameEn),
    label("institutionKinds", mandate.institutionKind),
    either(mandate.nameZh, mandate.nameEn),
    runningNumber("mandate", mandate.number),
    score,
    mandate.instruments.map((code) => label("instruments", code)).join(locale === "en" ? "; " : "；"),
    yuan(mandate.amountMinFen),
    yuan(mandate.amountMaxFen),
    mandate.termMonthsMin,
    mandate.termMonthsMax,
    percent(mandate.priceMinBp),
    percent(mandate.priceMaxBp),
    missed,
  ];
  return [
    columns.map((column) => t(`funders.csv.${column}`)),
    ...fitting.map(({ mandate, score }) => row(mandate, score, null)),
    ...near.map(({ mandate, miss }) =>
      row(mandate, null, miss === null ? null : t(`criteria.${miss.criterion}`)),
    ),
  ];
}
