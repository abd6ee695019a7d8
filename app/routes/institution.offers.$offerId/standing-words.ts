import { useLocale, useTranslations } from "use-intl";
import { useTerm } from "#app/components/ui/term.tsx";
import type { StandingRow } from "#app/domain/offers/form/draft-standing.ts";
import {
  formatMoneyRange,
  formatMoneyShort,
  formatMonths,
  formatMonthsRange,
  formatRate,
} from "#app/i18n/format.ts";

/** What is offered and the limit that it is compared with, as texts; "" where there is no limit to name. */
export function useStandingWords(): (row: StandingRow) => { offered: string; limit: string } {
  const t = useTranslations("offer.writing.standing");
  const comma = useTranslations("common.words")("comma");
  const none = useTranslations("offer.terms")("none");
  const term = useTerm();
  const locale = useLocale();
  return (row) => {
    switch (row.of) {
      case "amount":
      case "budget":
        return {
          offered: formatMoneyShort(locale, row.offered),
          limit: formatMoneyRange(locale, row.least, row.most),
        };
      case "term":
        return {
          offered: formatMonths(locale, row.offered),
          limit: formatMonthsRange(locale, row.least, row.most),
        };
      case "contractRate":
      case "yearlyCost": {
        const [least, most] = [row.least, row.most].map((end) => (end === null ? "none" : formatRate(end)));
        return {
          offered: formatRate(row.offered),
          limit: t("rates", { least: least ?? "none", most: most ?? "none" }),
        };
      }
      case "securities":
        return {
          offered:
            row.more.length === 0 ? none : row.more.map((kind) => term("securities", kind)).join(comma),
          limit: "",
        };
    }
  };
}
