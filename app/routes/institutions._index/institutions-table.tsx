import { useTranslations } from "use-intl";
import { medianText, wholePercentText } from "#app/components/public/figures.ts";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Table, type Column } from "#app/components/ui/table.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import type { PublicListQuery } from "#app/domain/figures/public-list.ts";
import {
  columnOf,
  isAscending,
  type PublicColumn,
  type PublicOrder,
} from "#app/domain/figures/public-order.ts";
import { formatCount } from "#app/i18n/format.ts";
import type { readPublicInstitutions } from "#app/services/public/read-public-institutions.server.ts";
import { paths, withQuery } from "#app/shared/paths.ts";

type Institution = Awaited<ReturnType<typeof readPublicInstitutions>>["rows"][number];

interface InstitutionsTableProps {
  institutions: readonly Institution[];
  query: PublicListQuery;
}

/** The verified institutions with their responsiveness, good or poor. Each is two lines on a phone. */
export function InstitutionsTable({ institutions, query }: InstitutionsTableProps) {
  const t = useTranslations("public.institutions");
  const term = useTerm();
  const { column, figure } = columnsNamed(institutions, t);
  const order = query.sort ?? "responsiveness";
  const sortedBy = (name: PublicColumn): Pick<Column<Institution>, "sort"> => {
    const isCurrent = columnOf(order) === name;
    const to: PublicOrder = order === name ? `-${name}` : name;
    return {
      sort: {
        to: withQuery(paths.institutions(), { ...query, sort: to, after: undefined }),
        ...(isCurrent && { direction: isAscending(order) ? "ascending" : "descending" }),
      },
    };
  };
  return (
    <div onClick={usePlainLinks()}>
      <Table
        className="tbl--brief"
        caption={t("caption")}
        rows={institutions}
        rowKey={({ id }) => id}
        columns={[
          {
            ...column("name", ({ id, name }) => (
              <a className="row-link" href={paths.publicInstitution(id)}>
                {name}
              </a>
            )),
            ...sortedBy("name"),
          },
          column("kind", ({ kind }) => term("institutionKinds", kind), { label: "" }),
          {
            ...figure("mandates", ({ mandatesInForce }) => formatCount(mandatesInForce), {
              label: t("short.mandates"),
            }),
            ...sortedBy("mandates"),
          },
          {
            ...figure("answered", ({ responsiveness }) =>
              wholePercentText(responsiveness?.answeredPercent ?? null),
            ),
            absent: ({ responsiveness }) => responsiveness === null,
          },
          {
            ...figure(
              "median",
              ({ responsiveness }) => {
                const days = responsiveness?.median;
                return days && t("workingDays", { days: medianText(days), count: Number(days) });
              },
              { label: t("short.median") },
            ),
            absent: ({ responsiveness }) => responsiveness?.median == null,
            ...sortedBy("median"),
          },
          {
            ...figure("responsiveness", ({ responsiveness }) => <b>{responsiveness?.score}</b>),
            absent: ({ responsiveness }) => responsiveness?.score == null,
            ...sortedBy("responsiveness"),
          },
        ]}
      />
      {institutions.some(({ responsiveness }) => responsiveness === null) ? (
        <p className="mt-2 small muted">{t("dash")}</p>
      ) : null}
    </div>
  );
}
