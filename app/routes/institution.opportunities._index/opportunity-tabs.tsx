import { useTranslations } from "use-intl";
import { Tabs } from "#app/components/ui/navigation.tsx";
import { opportunitiesUrl, type OpportunitiesQuery } from "#app/shared/opportunities-query.ts";
import { formatCounted } from "#app/i18n/format.ts";
import { paths } from "#app/shared/paths.ts";
import type { OpportunityCounts } from "./shapes.ts";

/** The three lists of a mandate: eligible, near misses, passed on. */
export function OpportunityTabs({ query, counts }: { query: OpportunitiesQuery; counts: OpportunityCounts }) {
  const t = useTranslations("matching.opportunities.tabs");
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
        to: opportunitiesUrl(paths.institution.opportunities(), query, { view }),
        label: t(key),
        count: formatCounted(count),
        current: query.view === view,
      }))}
    />
  );
}
