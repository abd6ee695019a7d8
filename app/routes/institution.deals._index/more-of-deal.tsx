import { Link, useFetcher } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { BothDirections } from "#app/components/matching/both-directions.tsx";
import { Comparison } from "#app/components/matching/comparison.tsx";
import { paths } from "#app/http/paths.ts";
import type { ComparisonLoader, Deal } from "./shapes.ts";

/**
 * Every criterion, on demand: with script it is fetched when it is opened, without it stands on the deal's own page.
 * Twenty rows of thirty criteria each would be most of the page's weight, and are seldom read.
 */
export function MoreOfDeal({ deal, mandateId }: { deal: Deal; mandateId: string }) {
  const t = useTranslations("matching.comparison");
  const fetcher = useFetcher<ComparisonLoader>();
  const comparison = fetcher.data?.comparison ?? null;
  const load = (isOpen: boolean): void => {
    if (isOpen && fetcher.state === "idle" && fetcher.data === undefined) {
      fetcher.load(paths.institution.comparison(deal.id, mandateId));
    }
  };
  return (
    <details className="more" onToggle={(event) => load(event.currentTarget.open)}>
      <summary>{t("more")}</summary>
      <BothDirections
        reader="institution"
        demands={deal.demands}
        preferences={deal.preferences}
        asks={deal.asks}
      />
      {comparison === null ? (
        <p className="small">
          <Link to={paths.institution.teaser(deal.id, mandateId)}>{t("whole")}</Link>
        </p>
      ) : (
        <Comparison reader="institution" {...comparison} />
      )}
    </details>
  );
}
