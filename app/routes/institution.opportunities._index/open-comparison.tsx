import { useFetcher } from "@remix-run/react";
import { type MouseEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { isPlainClick } from "#app/components/ui/plain-links.ts";
import { paths } from "#app/shared/paths.ts";
import type { OpportunityTexts } from "./format-opportunities.server.ts";
import type { ComparisonLoader } from "./shapes.ts";

type Compared = Awaited<ReturnType<ComparisonLoader>>["comparison"];

/** Loaded late: few readers open one, and it has most of the code and all messages on criteria. */
const WholeComparison = lazyView(
  () => import("./whole-comparison.tsx").then((view) => view.WholeComparison),
  Waiting,
);

function Waiting() {
  const t = useTranslations("matching.comparison");
  return (
    <p className="small muted" role="status">
      {t("loading")}
    </p>
  );
}

/**
 * The comparisons opened in a list: null while one is loading. Without script the same link leads to the opportunity's own
 * page, which shows it.
 */
export function useComparisons(mandateId: string) {
  const { load, data, state } = useFetcher<ComparisonLoader>();
  const [comparisons, setComparisons] = useState<ReadonlyMap<string, Compared>>(new Map());
  const [queue, setQueue] = useState<readonly string[]>([]);
  const asked = useRef<string | null>(null);
  const [first] = queue;

  useEffect(() => {
    if (first === undefined || state !== "idle") return;
    if (asked.current !== first) {
      asked.current = first;
      load(paths.institution.comparison(first, mandateId));
    } else if (data !== undefined) {
      asked.current = null;
      setComparisons((current) => new Map(current).set(first, data.comparison));
      setQueue((current) => current.slice(1));
    }
  }, [first, state, data, load, mandateId]);

  function onMore(event: MouseEvent<HTMLElement>): void {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const id = link?.dataset["more"];
    if (id === undefined || !isPlainClick(event)) return;
    event.preventDefault();
    const isOpen = comparisons.has(id);
    setComparisons((current) => {
      const changed = new Map(current);
      if (isOpen) changed.delete(id);
      else changed.set(id, null);
      return changed;
    });
    setQueue((current) => (isOpen ? current.filter((other) => other !== id) : [...current, id]));
  }

  return { comparisons, onMore };
}

interface OpenComparisonProps {
  opportunity: OpportunityTexts;
  comparison: Compared | undefined;
}

/** The met criteria in both directions, and all criteria once loaded. */
export function OpenComparison({ opportunity, comparison }: OpenComparisonProps) {
  return (
    <div className="stack">
      <p className="list-card__both">{opportunity.both}</p>
      {comparison === null || comparison === undefined ? (
        <Waiting />
      ) : (
        <WholeComparison comparison={comparison} />
      )}
    </div>
  );
}
