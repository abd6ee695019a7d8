import { useLocale, useTranslations } from "use-intl";
import { formatCount, formatDecimal, formatMoneyRange } from "#app/i18n/format.ts";

/** A band from an edge up to, but not including, the next; null is an open end. */
type Band<N> = { from: N | null; to: N | null };

/** The bands of a teaser in words. Null bands are nobody's here: the page says that they are not given. */
export function useBands() {
  const locale = useLocale();
  const t = useTranslations("prospect.bands");
  const between = (from: string | null, to: string | null): string => {
    if (from === null) return to === null ? t("any") : t("below", { value: to });
    if (to === null) return t("orMore", { value: from });
    return from === to ? from : t("between", { from, to });
  };
  const percent = (bp: number | null) => (bp === null ? null : `${formatDecimal(String(bp / 100), 0)}%`);
  const whole = ({ from, to }: Band<number>) =>
    between(from === null ? null : formatCount(from), to === null ? null : formatCount(to - 1));
  return {
    // The lowest band of amounts begins at nothing: it is known by its upper end alone.
    money: ({ from, to }: Band<bigint>) => formatMoneyRange(locale, from === 0n && to ? null : from, to),
    share: ({ from, to }: Band<number>) => {
      const [least, most] = [percent(from), percent(to)];
      return between(least !== null && most !== null ? least.slice(0, -1) : least, most);
    },
    whole,
    years: (band: Band<number>) => t("years", { years: whole(band) }),
  };
}
