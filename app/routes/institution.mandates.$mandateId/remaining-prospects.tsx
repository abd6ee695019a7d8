import { useTranslations } from "use-intl";
import { formatCount } from "#app/i18n/format.ts";
import type { ShownPreview } from "./shapes.ts";
import { ShareBar } from "#app/components/charts/share-bar.tsx";
import { TableHead } from "#app/components/ui/table-head.tsx";

/** How many prospects each group of criteria leaves. */
export function RemainingProspects({ preview }: { preview: ShownPreview }) {
  const t = useTranslations("mandate.preview");
  const { all, steps } = preview;
  const rows = [
    { group: "published" as const, left: all, removed: 0 },
    ...steps.filter(({ removed }) => removed > 0),
  ];
  return (
    <table className="funnel funnel--tight" role="table">
      <caption className="visually-hidden">{t("table")}</caption>
      <TableHead
        heads={[
          { head: t("after") },
          { head: t("left"), className: "num" },
          { head: <span className="visually-hidden">{t("share")}</span>, className: "funnel__bar" },
          { head: t("removed"), className: "num" },
        ]}
      />
      <tbody role="rowgroup">
        {rows.map(({ group, left, removed }, index) => (
          <tr role="row" key={group}>
            <th role="rowheader" scope="row">
              {group === "published" ? t("published") : t(`groups.${group}`)}
            </th>
            <td role="cell" className="num">
              <b>{formatCount(left)}</b>
            </td>
            <td role="cell" className="funnel__bar">
              <ShareBar
                percent={all === 0 ? 0 : Math.round((1_000 * left) / all) / 10}
                series={index === rows.length - 1 ? "series-3" : "series-1"}
              />
            </td>
            <td role="cell" className="num muted">
              {removed === 0 ? "–" : `−${formatCount(removed)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
