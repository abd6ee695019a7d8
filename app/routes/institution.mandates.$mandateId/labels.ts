import { useTranslations } from "use-intl";
import type { EditorData } from "./shapes.ts";

/** Fields whose labels are the messages of their names. */
const PLAIN = [
  "instruments",
  "sectorsIncluded",
  "sectorsExcluded",
  "districts",
  "stages",
  "rdIntensity",
  "revenueGrowth",
  "classOneIp",
  "debtRatio",
  "validFrom",
  "validUntil",
] as const;
const WEIGHTED = ["rdIntensity", "revenueGrowth", "classOneIp", "debtRatio"] as const;

/** Labels of the editor's fields by name: for errors and for values that could not be saved. */
export function useMandateLabels(figures: EditorData["figures"]): Readonly<Record<string, string>> {
  const t = useTranslations("mandate.edit");
  const fields = useTranslations("matching.fields");
  return {
    ...Object.fromEntries(PLAIN.map((name) => [name, t(name)])),
    ...Object.fromEntries(WEIGHTED.map((name) => [`${name}Weight`, t("weightOf", { name: t(name) })])),
    ...Object.fromEntries(figures.map(({ field }) => [field, fields(`${field}.label`)])),
    title: t("name"),
    securitiesAccepted: t("securities"),
    amountMinFen: t("amountMin"),
    amountMaxFen: t("amountMax"),
    termMonthsMin: t("termMin"),
    termMonthsMax: t("termMax"),
    addSectorsIncluded: t("sectorsIncluded"),
    addSectorsExcluded: t("sectorsExcluded"),
    recognitionsAny: t("recognitions"),
    storedPreferences: t("kept"),
    priceMinPercent: t("priceMin"),
    priceMaxPercent: t("priceMax"),
    budgetFen: t("budget"),
    introductionCap: t("cap"),
    note: t("returnWhy"),
  };
}
