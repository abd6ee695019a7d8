import { useFetcher } from "@remix-run/react";
import { type MouseEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { LoadFailed } from "#app/components/ui/load-failed.tsx";
import { type FailedAnswer, hasFailed } from "#app/shared/failed.ts";
import { paths } from "#app/shared/paths.ts";
import type { OpportunityTexts } from "./format-opportunities.server.ts";
import type { DetailsLoader } from "./shapes.ts";

type Details = Awaited<ReturnType<DetailsLoader>> | FailedAnswer;

/** Loaded late: few rows are opened, and it has most of the code and all messages on criteria. */
const OpportunityDetails = lazyView(
  () => import("./opportunity-details.tsx").then((view) => view.OpportunityDetails),
  Waiting,
);

export const LatePassPanel = lazyView(() => import("./pass-panel.tsx").then((view) => view.PassPanel));
export const LateReturnedPass = lazyView(() => import("./pass-panel.tsx").then((view) => view.ReturnedPass));

function Waiting() {
  const t = useTranslations("matching.opportunities");
  return (
    <p className="small muted" role="status">
      {t("detailsLoading")}
    </p>
  );
}

/**
 * The details opened in a list: null while they are loading. Without script a row's title leads to the page that shows
 * them.
 */
export function useDetails(mandate: string) {
  const { load, data, state } = useFetcher<() => Promise<Details>>();
  const [details, setDetails] = useState<ReadonlyMap<string, Details | null>>(new Map());
  const [queue, setQueue] = useState<readonly string[]>([]);
  const asked = useRef<string | null>(null);
  const [first] = queue;

  useEffect(() => {
    if (first === undefined || state !== "idle") return;
    if (asked.current !== first) {
      asked.current = first;
      load(paths.institution.comparison(first, mandate));
    } else if (data !== undefined) {
      asked.current = null;
      setDetails((current) => new Map(current).set(first, data));
      setQueue((current) => current.slice(1));
    }
  }, [first, state, data, load, mandate]);

  function onMore(event: MouseEvent<HTMLElement>): void {
    const button = event.target instanceof Element ? event.target.closest("button.more-link") : null;
    const number = button?.closest("li")?.id;
    if (number === undefined) return;
    const isOpen = details.has(number);
    setDetails((current) => {
      const changed = new Map(current);
      if (isOpen) changed.delete(number);
      else changed.set(number, null);
      return changed;
    });
    setQueue((current) => (isOpen ? current.filter((other) => other !== number) : [...current, number]));
  }

  return { details, onMore };
}

interface OpenDetailsProps {
  row: OpportunityTexts;
  opened: Details | null;
}

/** An opened row: its details once they are loaded. */
export function OpenDetails({ row, opened }: OpenDetailsProps) {
  const t = useTranslations("matching.opportunities");
  return (
    <div className="stack">
      {row.explores ? <p className="small muted">{t("explores.text")}</p> : null}
      {opened === null ? (
        <Waiting />
      ) : hasFailed(opened) ? (
        <LoadFailed>{t("detailsFailed")}</LoadFailed>
      ) : (
        <>
          <OpportunityDetails {...opened} />
        </>
      )}
    </div>
  );
}
