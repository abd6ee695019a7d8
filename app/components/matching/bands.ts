import { useLocale, useTranslations } from "use-intl";
import { formatMoneyRange, formatMoneyShort } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { translator } from "#app/i18n/translator.ts";

type Range<N> = { from: N | null; to: N | null };

export interface BandFormatters {
  money: (band: Range<bigint>) => string;
  percent: (band: Range<number>) => string;
  count: (band: Range<number>) => string;
}

export function useBandFormatters(): BandFormatters {
  return bandFormatters(useLocale(), useTranslations("matching.bands"));
}

/**
 * Bands of a teaser in compact form for cards: ¥30M–50M, 20–25%, 5–9. Bands are half open; whole numbers show the last
 * one inside.
 */
export function bandFormatters(
  locale: Locale,
  t: ReturnType<typeof translator<"matching.bands">>,
): BandFormatters {
  const open = <N>(
    band: Range<N>,
    format: (value: N) => string,
    closed: (from: N, to: N) => string,
  ): string => {
    if (band.from !== null && band.to !== null) return closed(band.from, band.to);
    if (band.from !== null) return t("above", { value: format(band.from) });
    return band.to === null ? "" : t("below", { value: format(band.to) });
  };

  return {
    money: (band: Range<bigint>) =>
      open(
        band,
        (fen) => formatMoneyShort(locale, fen).replace(/\.0M$/, "M"),
        (from, to) => formatMoneyRange(locale, from, to).replace(/M to ¥/, "M–"),
      ),
    // A minus sign next to a dash would be misread.
    percent: (band: Range<number>) =>
      open(band, share, (from, to) =>
        from < 0 ? t("between", { from: share(from), to: share(to) }) : `${figure(from)}–${share(to)}`,
      ),
    count: (band: Range<number>) =>
      open(band, String, (from, to) => (to - 1 === from ? String(from) : `${from}–${to - 1}`)),
  };
}

function share(bp: number): string {
  return `${figure(bp)}%`;
}

function figure(bp: number): string {
  return `${bp < 0 ? "−" : ""}${Math.abs(bp) / 100}`;
}
