import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { formatCount, formatShare } from "#app/i18n/format.ts";
import { TableHead } from "#app/components/ui/table-head.tsx";
import { ShareBar } from "./share-bar.tsx";

export interface FunnelStage {
  key: string;
  label: string;
  /** Null below the smallest count that is published. */
  count: number | null;
  /** Share of the first stage, in percent, as a decimal string; null where nothing has been posted. */
  sharePercent: string | null;
  /** Text on the time since the previous stage. */
  median: ReactNode;
  /** Money has moved: the bar is green. */
  moved?: boolean;
}

interface FunnelTableProps {
  caption: string;
  /** Text shown where a count is null. */
  few: string;
  stages: readonly FunnelStage[];
}

/** The funnel is an HTML table with a bar in one cell. */
export function FunnelTable({ caption, few, stages }: FunnelTableProps) {
  const t = useTranslations("common.funnel");
  return (
    <table className="funnel" role="table">
      <caption className="visually-hidden">{caption}</caption>
      <TableHead
        heads={[
          { head: t("stage") },
          { head: t("prospects"), className: "num" },
          { head: t("ofPosted"), className: "funnel__bar" },
          { head: t("share"), className: "num" },
          { head: t("median"), className: "num" },
        ]}
      />
      <tbody role="rowgroup">
        {stages.map(({ key, label, count, sharePercent, median, moved }) => (
          <tr key={key} role="row">
            <th role="rowheader" scope="row">
              {label}
            </th>
            <td role="cell" className="num">
              {count === null ? <span className="small muted">{few}</span> : <b>{formatCount(count)}</b>}
            </td>
            <td role="cell" className="funnel__bar">
              <ShareBar percent={Number(sharePercent ?? 0)} series={moved ? "series-moved" : "series-1"} />
            </td>
            <td role="cell" className="num">
              {sharePercent === null ? "–" : formatShare(sharePercent)}
            </td>
            <td role="cell" className="num" data-label={t("median")}>
              {median}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
