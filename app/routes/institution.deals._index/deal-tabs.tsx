import { useTranslations } from "use-intl";
import { Tabs } from "#app/components/ui/navigation.tsx";
import { dealsUrl, type DealsQuery } from "#app/shared/deals-query.ts";
import { paths } from "#app/shared/paths.ts";
import type { DealCounts } from "./shapes.ts";

/** The three lists of a mandate: eligible, near misses, passed on. */
export function DealTabs({ query, counts }: { query: DealsQuery; counts: DealCounts }) {
  const t = useTranslations("matching.deals.tabs");
  const views = [
    { key: "fit", view: undefined, count: counts.fits },
    { key: "near", view: "near", count: counts.nearMisses },
    { key: "passed", view: "passed", count: counts.passed },
  ] as const;
  return (
    <Tabs
      label={t("label")}
      tabs={views.map(({ key, view, count }) => ({
        key,
        to: dealsUrl(paths.institution.deals(), query, { view }),
        label: t(key),
        count,
        current: query.view === view,
      }))}
    />
  );
}
