import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ListSetting, OpportunityColumn } from "#app/domain/matching/ranking/list-setting.ts";
import type { OpportunitySort } from "#app/domain/matching/ranking/opportunity-sorts.ts";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import { columnSort } from "#app/components/ui/column-sort.ts";
import { type Column, type SortsOfColumn, Table } from "#app/components/ui/table.tsx";
import { opportunitiesUrl, type OpportunitiesQuery } from "#app/shared/opportunities-query.ts";
import { paths } from "#app/shared/paths.ts";
import type { OpportunityTexts } from "./format-opportunities.server.ts";
import { useRunning } from "./running.tsx";

interface OpportunityTableProps {
  columns: ListSetting["columns"];
  rows: readonly OpportunityTexts[];
  /** The mandate's number, M-0142. */
  mandate: string;
  query: OpportunitiesQuery;
  now: Date;
  mayWork: boolean;
  /** The form that passes on a row, below the one on which it is open. */
  passOn: (row: OpportunityTexts) => ReactNode;
}

/** The orders by a column: the first is that of its first click. */
const sortsOf: Partial<Record<OpportunityColumn | "fit", SortsOfColumn<OpportunitySort>>> = {
  fit: ["fit"],
  ask: ["largest", "smallest"],
  term: ["shortest", "longest"],
  revenue: ["revenue"],
  published: ["newest", "oldest"],
};
const ascending: readonly OpportunitySort[] = ["oldest", "smallest", "shortest"];
const figures: readonly OpportunityColumn[] = ["ask", "term", "revenue", "growth", "rd", "staff", "ip"];

/** The list as a compact table of chosen columns, sorted by the heads of those that have an order. */
export function OpportunityTable({
  columns,
  rows,
  mandate,
  query,
  now,
  mayWork,
  passOn,
}: OpportunityTableProps) {
  const t = useTranslations("matching.opportunities");
  const running = useRunning(now);
  const goTo = usePlainLinks();
  const current = query.sort ?? "fit";
  const sortOf = (key: OpportunityColumn | "fit") =>
    columnSort(sortsOf[key] ?? [], {
      current,
      ascending,
      to: (sort) =>
        opportunitiesUrl(paths.institution.opportunities(), query, {
          sort: sort === "fit" ? undefined : sort,
        }),
    });
  const passUrl = (pass: string) =>
    opportunitiesUrl(paths.institution.opportunities(), query, { after: query.after, pass });
  const chosen = columns.map((key, at): Column<OpportunityTexts> => ({
    key,
    head: t(`columns.${key}`),
    number: figures.includes(key),
    cell: ({ cells }) => cells?.[at],
    ...sortOf(key),
  }));
  return (
    <div className="tbl-wrap" onClick={goTo}>
      <Table
        cards
        caption={t("list")}
        rows={rows}
        rowKey={({ number }) => number}
        below={passOn}
        columns={[
          {
            key: "prospect",
            head: t("columns.prospect"),
            cell: (row) => (
              <>
                <a
                  className="row-link"
                  id={row.number}
                  href={paths.institution.opportunity(row.number, mandate)}
                  lang={row.titleLang}
                >
                  {row.title}
                </a>
                {row.tag === undefined ? null : <span className="tag tag--new">{row.tag}</span>}
                {row.explores ? <span className="tag">{t("explores.tag")}</span> : null}
              </>
            ),
          },
          {
            key: "fit",
            head: t("columns.fit"),
            cell: ({ standing: { place, part } }) => (
              <>
                <span className="nowrap">{place}</span>
                <br />
                <span className="small muted">{part}</span>
              </>
            ),
            ...sortOf("fit"),
          },
          ...chosen,
          {
            key: "state",
            head: t("columns.state"),
            cell: ({ number, introduction }) =>
              introduction !== undefined ? (
                <div className="row">{running(introduction)}</div>
              ) : mayWork ? (
                <div className="row">
                  <a className="btn btn-secondary btn-sm" href={paths.institution.pursue(number, mandate)}>
                    {t("pursue")}
                  </a>
                  <a className="btn btn-quiet btn-sm" href={`${passUrl(number)}#${number}`} data-stay>
                    {t("pass.open")}
                  </a>
                </div>
              ) : null,
          },
        ]}
      />
    </div>
  );
}
