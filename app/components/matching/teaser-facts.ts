import { useTranslations } from "use-intl";
import type { TeaserBands } from "#app/domain/prospects/teaser-parts.ts";
import type { Fact } from "../ui/facts.tsx";
import { useBands } from "./bands.ts";

/** The five figures of a teaser's card, in bands. What was not given is said, never shown as 0. */
export function useTeaserFacts(): (shown: TeaserBands) => Fact[] {
  const t = useTranslations("matching.deals.facts");
  const values = useTranslations("matching.values");
  const bands = useBands();
  return (shown) => {
    const absent = values(shown.size === null ? "notShown" : "notGiven");
    const year = shown.figuresYear;
    const figures: Record<string, { label: string; value: string | null }> = {
      revenue: {
        label: year === null ? t("revenueNoYear") : t("revenue", { year: String(year) }),
        value: shown.revenueFen && bands.money(shown.revenueFen),
      },
      growth: { label: t("growth"), value: shown.revenueGrowthBp && bands.percent(shown.revenueGrowthBp) },
      rd: { label: t("rd"), value: shown.rdIntensityBp && bands.percent(shown.rdIntensityBp) },
      staff: { label: t("staff"), value: shown.staff && bands.count(shown.staff) },
      ip: { label: t("ip"), value: shown.classOneIp && bands.count(shown.classOneIp) },
    };
    return Object.entries(figures).map(([key, { label, value }]) => ({ key, label, value: value ?? absent }));
  };
}
