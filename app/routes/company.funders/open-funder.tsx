import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { LoadFailed } from "#app/components/ui/load-failed.tsx";
import { type FailedAnswer, hasFailed } from "#app/shared/failed.ts";
import type { FunderView } from "#app/domain/matching/ranking/funder-view.ts";
import type { FunderLoader } from "./shapes.ts";

/** Loaded late: few rows are opened, and it has most of the code and all messages on criteria. */
const FunderDetails = lazyView(
  () => import("./funder-details.tsx").then((view) => view.FunderDetails),
  Waiting,
);

function Waiting() {
  const t = useTranslations("matching.funders");
  return (
    <p className="small muted" role="status">
      {t("detailsLoading")}
    </p>
  );
}

/**
 * The details of an opened row: sent with the page, or fetched. Fetched again with the page's data, and unchanged once
 * it has left the list.
 */
export function OpenFunder({ loaded, address }: { loaded: FunderView | null; address: string }) {
  const t = useTranslations("matching.funders");
  const { load, data } = useFetcher<() => Promise<Awaited<ReturnType<FunderLoader>> | FailedAnswer>>();
  const isLoaded = loaded !== null;
  useEffect(() => {
    if (!isLoaded) load(address);
  }, [isLoaded, load, address]);

  const failed = hasFailed(data);
  const latest = loaded ?? (failed ? null : (data?.funder ?? null));
  const [last, setLast] = useState(latest);
  if (latest !== null && latest !== last) setLast(latest);
  const funder = latest ?? last;
  if (funder === null && failed) return <LoadFailed>{t("detailsFailed")}</LoadFailed>;
  return funder === null ? <Waiting /> : <FunderDetails funder={funder} />;
}
