import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { TableHead } from "#app/components/ui/table-head.tsx";

export type MarkOf = "met" | "not" | "possible" | "unknown";

const open = (
  <>
    <circle cx="8" cy="8" r="6.6" strokeDasharray="2 2.15" />
    <path d="M6.3 6.6a1.7 1.7 0 1 1 2.5 1.5c-.6.3-.8.6-.8 1.1M8 11.2v.1" />
  </>
);

const renderCache: Record<MarkOf, ReactNode> = {
  met: (
    <>
      <circle cx="8" cy="8" r="6.6" />
      <path d="m5.2 8.2 2 2 3.6-4" />
    </>
  ),
  not: <path d="m4 4 8 8m0-8-8 8" />,
  possible: open,
  unknown: open,
};

/** Met, not met, possible or unknown, as icon and word. */
export function Mark({ mark }: { mark: MarkOf }) {
  const t = useTranslations("common.mark");
  return (
    <span className="mark" data-mark={mark}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {renderCache[mark]}
      </svg>
      {t(mark)}
    </span>
  );
}

export interface CriterionRow {
  key: string;
  label: ReactNode;
  wanted: ReactNode;
  has: ReactNode;
  mark: MarkOf;
}

interface CriteriaTableProps {
  caption: ReactNode;
  note?: ReactNode;
  hideCaption?: boolean;
  wantedHead?: string;
  hasHead?: string;
  rows: readonly CriterionRow[];
}

/** Every criterion with both compared values. Roles are explicit because on a phone the rows are no table. */
export function CriteriaTable({
  caption,
  note,
  hideCaption = false,
  wantedHead,
  hasHead,
  rows,
}: CriteriaTableProps) {
  const t = useTranslations("common.criteria");
  const wantedLabel = wantedHead ?? t("mandate");
  const hasLabel = hasHead ?? t("company");
  return (
    <table className="criteria" role="table">
      <caption className={hideCaption ? "visually-hidden" : undefined}>
        {caption} {note ? <span>{note}</span> : null}
      </caption>
      <TableHead heads={[t("criterion"), wantedLabel, hasLabel, t("result")].map((head) => ({ head }))} />
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.key} role="row" data-row={row.mark}>
            <th role="rowheader" scope="row">
              {row.label}
            </th>
            <td role="cell" data-label={wantedLabel}>
              {row.wanted}
            </td>
            <td role="cell" data-label={hasLabel}>
              {row.has}
            </td>
            <td role="cell">
              <Mark mark={row.mark} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The smallest change that makes a missed criterion met. */
export function WhatWouldChange({ stacked = false, children }: { stacked?: boolean; children: ReactNode }) {
  const t = useTranslations("common.fit");
  return (
    <p className={stacked ? "change change--stack" : "change"}>
      <b>{t("change")}</b>
      <span>{children}</span>
    </p>
  );
}
