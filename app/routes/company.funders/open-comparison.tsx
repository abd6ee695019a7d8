import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { BothDirections } from "#app/components/matching/both-directions.tsx";
import { MatchComparison } from "#app/components/matching/comparison.tsx";
import type { Compared, FundersLoader } from "./shapes.ts";

interface OpenComparisonProps {
  loaded: Compared | null;
  mandateId: string;
  address: string;
}

/**
 * Every criterion of an opened mandate: sent with the page, or fetched from its URL. Fetched again with the page's
 * data, and unchanged once it has left the list.
 */
export function OpenFunderComparison({ loaded, mandateId, address }: OpenComparisonProps) {
  const t = useTranslations("matching.comparison");
  const { load, data } = useFetcher<FundersLoader>();
  const isLoaded = loaded !== null;
  useEffect(() => {
    if (!isLoaded) load(address);
  }, [isLoaded, load, address]);

  const answered = data?.funders?.fitting.find(({ mandate }) => mandate.id === mandateId)?.comparison;
  const latest = loaded ?? answered ?? null;
  const [last, setLast] = useState(latest);
  if (latest !== null && latest !== last) setLast(latest);
  const comparison = latest ?? last;
  if (comparison === null) {
    return (
      <p className="small muted" role="status">
        {t("loading")}
      </p>
    );
  }
  const { preferences, met } = comparison;
  return (
    <>
      <BothDirections
        reader="company"
        demands={met.demands}
        preferences={{
          met: preferences.filter(({ outcome }) => outcome === "met").length,
          of: preferences.length,
        }}
        asks={met.asks}
      />
      <MatchComparison reader="company" {...comparison} />
    </>
  );
}
