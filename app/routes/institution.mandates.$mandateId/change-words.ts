import { useLocale, useTranslations } from "use-intl";
import { useTerm } from "#app/components/ui/term.tsx";
import type { MandateEdit } from "#app/domain/matching/edits.ts";
import { formatMoneyShort, formatMonths, formatRate } from "#app/i18n/format.ts";

const groups = {
  instruments: "instruments",
  sectorsIncluded: "sectors",
  sectorsExcluded: "sectors",
  districts: "districts",
  stages: "stages",
  securitiesAccepted: "securities",
  recognitionsAny: "recognitions",
} as const;

/** A change that would bring in more, in the few words that the rail has. */
export function useChangeWords(): (edit: MandateEdit) => string {
  const locale = useLocale();
  const t = useTranslations("mandate.changes");
  const fields = useTranslations("matching.edits.fields");
  const values = useTranslations("matching.values");
  const term = useTerm("instruments", "sectors", "districts", "stages", "securities", "recognitions");
  return (edit) => {
    switch (edit.field) {
      case "minRevenueFen":
      case "amountMinFen":
      case "amountMaxFen":
        return t(edit.field, { to: formatMoneyShort(locale, edit.to) });
      case "termMonthsMin":
      case "termMonthsMax":
        return t(edit.field, { to: formatMonths(locale, edit.to) });
      case "minAgeMonths":
        return t(edit.field, { to: values("years", { count: Math.round(edit.to / 12) }) });
      case "priceMinBp":
        return t(edit.field, { to: formatRate((edit.to / 100).toFixed(2)) });
      default:
        if (edit.action === "clear") return t("clear");
        return t(edit.action, { code: term(groups[edit.field], edit.code), field: fields(edit.field) });
    }
  };
}
