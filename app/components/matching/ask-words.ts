import { useLocale, useTranslations } from "use-intl";
import type { ProspectEdit } from "#app/domain/matching/edits.ts";
import { formatDay, formatMoneyShort, formatMonths, formatRate } from "#app/i18n/format.ts";
import { useTerm } from "../ui/term.tsx";

/** What a company could do about a near miss, as an instruction. */
export function useAskWords(): (edit: ProspectEdit) => string {
  const locale = useLocale();
  const t = useTranslations("matching.asks");
  const term = useTerm("instruments", "securities", "recognitions");
  return (edit) => {
    switch (edit.action) {
      case "give":
        return t(`give.${edit.field}`);
      case "clear":
        return t("maxRateBpClear");
      case "wait":
        return t("establishedOn", { to: formatDay(locale, edit.until) });
      case "reach":
        return t("revenueFen", { to: formatMoneyShort(locale, edit.to) });
      case "add":
        return t(edit.field, { codes: edit.anyOf.map((code) => term(edit.field, code)).join(t("or")) });
      case "set":
        if (typeof edit.to === "bigint") return t(edit.field, { to: formatMoneyShort(locale, edit.to) });
        if (edit.field === "maxRateBp") return t("maxRateBp", { to: formatRate((edit.to / 100).toFixed(2)) });
        return t(edit.field, { to: formatMonths(locale, edit.to) });
    }
  };
}

/** The step of the prospect where that is done. */
export function stepOf(edit: ProspectEdit): "ask" | "figures" | "ip" | "company" {
  if (edit.field === "revenueFen") return "figures";
  if (edit.field === "recognitions") return "ip";
  if (edit.field === "establishedOn" || edit.field === "sector" || edit.field === "district")
    return "company";
  return "ask";
}
