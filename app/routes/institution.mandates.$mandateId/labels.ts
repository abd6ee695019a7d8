import { useTranslations } from "use-intl";
import type { EditorData } from "./shapes.ts";

/** Labels of the editor's fields by name: for errors and for values that could not be saved. */
export function useMandateLabels(figures: EditorData["figures"]): Readonly<Record<string, string>> {
  const t = useTranslations("mandate.edit");
  const fields = useTranslations("matching.fields");
  const sectors = { addSectorsIncluded: t("sectorsIncluded"), addSectorsExcluded: t("sectorsExcluded") };
  return {
    ...sectors,
    title: t("name"),
    instruments: t("instruments"),
    securitiesAccepted: t("securities"),
    amountMinFen: t("amountMin"),
    amountMaxFen: t("amountMax"),
    termMonthsMin: t("termMin"),
    termMonthsMax: t("termMax"),
    sectorsIncluded: t("sectorsIncluded"),
    sectorsExcluded: t("sectorsExcluded"),
    districts: t("districts"),
    stages: t("stages"),
    ...Object.fromEntries(figures.map(({ field }) => [field, fields(`${field}.label`)])),
    recognitionsAny: t("recognitions"),
    rdIntensity: t("rdIntensity"),
    revenueGrowth: t("revenueGrowth"),
    classOneIp: t("classOneIp"),
    debtRatio: t("debtRatio"),
    rdIntensityWeight: t("weightOf", { name: t("rdIntensity") }),
    revenueGrowthWeight: t("weightOf", { name: t("revenueGrowth") }),
    classOneIpWeight: t("weightOf", { name: t("classOneIp") }),
    debtRatioWeight: t("weightOf", { name: t("debtRatio") }),
    storedPreferences: t("kept"),
    priceMinPercent: t("priceMin"),
    priceMaxPercent: t("priceMax"),
    budgetFen: t("budget"),
    introductionCap: t("cap"),
    validFrom: t("validFrom"),
    validUntil: t("validUntil"),
    note: t("returnWhy"),
  };
}
