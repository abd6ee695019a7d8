import { useTranslations } from "use-intl";
import type { TeaserBands } from "#app/domain/prospects/teaser-parts.ts";
import type { translator } from "#app/i18n/translator.ts";
import { type BandFormatters, useBandFormatters } from "./bands.ts";

type TeaserFact = {
  key: string;
  label: string;
  value: string;
};
export type TeaserFacts = (shown: TeaserBands) => TeaserFact[];

export function useTeaserFacts(): TeaserFacts {
  return teaserFacts(
    useTranslations("matching.opportunities.facts"),
    useTranslations("matching.values"),
    useBandFormatters(),
  );
}

/** The five figures of a teaser's card, in bands. A missing one is marked as such, whether hidden or never given. */
function teaserFacts(
  t: ReturnType<typeof translator<"matching.opportunities.facts">>,
  values: ReturnType<typeof translator<"matching.values">>,
  bands: BandFormatters,
): TeaserFacts {
  return (shown) => {
    const absent = values("notShown");
    const year = shown.figuresYear;
    const revenue = year === null ? t("revenueNoYear") : t("revenue", { year: String(year) });
    const figures = [
      ["revenue", revenue, shown.revenueFen && bands.money(shown.revenueFen)],
      ["growth", t("growth"), shown.revenueGrowthBp && bands.percent(shown.revenueGrowthBp)],
      ["rd", t("rd"), shown.rdIntensityBp && bands.percent(shown.rdIntensityBp)],
      ["staff", t("staff"), shown.staff && bands.count(shown.staff)],
      ["ip", t("ip"), shown.classOneIp && bands.count(shown.classOneIp)],
    ] as const;
    return figures.map(([key, label, value]) => ({ key, label, value: value ?? absent }));
  };
}
