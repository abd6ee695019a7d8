import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { useName } from "#app/components/moderation/use-name.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { RecordTable } from "#app/components/ui/table.tsx";
import { Term } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import type { listInstitutions } from "#app/services/organizations/list-institutions.server.ts";

type Row = Awaited<ReturnType<typeof listInstitutions>>["page"]["rows"][number];

/** Institutions with their licences; an expired or soon-ending one is marked by a text. */
export function InstitutionTable({ rows, today }: { rows: readonly Row[]; today: string }) {
  const t = useTranslations("admin.institutions");
  const name = useName();
  return (
    <RecordTable
      caption={t("caption")}
      rows={rows}
      columns={[
        {
          key: "name",
          head: t("columns.name"),
          cell: (row) => (
            <Link className="row-link" to={paths.admin.institution(row.id)}>
              {name(row)}
              <small>
                <Term of="institutionKinds" code={row.kind} />
              </small>
            </Link>
          ),
        },
        {
          key: "status",
          head: t("columns.status"),
          cell: (row) => <StateBadge of="institution" state={row.status} />,
        },
        {
          key: "licence",
          head: t("columns.licence"),
          cell: (row) => (
            <>
              <span className="nowrap">{row.licenceNumber}</span>
              <small>
                <Term of="regulators" code={row.regulator} />
              </small>
            </>
          ),
        },
        {
          key: "ends",
          head: t("columns.ends"),
          cell: (row) => <Ends row={row} today={today} />,
        },
        { key: "mandates", head: t("columns.mandates"), number: true, cell: (row) => row.mandates },
      ]}
    />
  );
}

function Ends({ row, today }: { row: Row; today: string }) {
  const t = useTranslations("admin.institutions");
  const { licenceExpiresOn: end, endsSoon } = row;
  if (end === null) return t("noEnd");
  const isPast = end < today;
  return (
    <span className={isPast ? "text-refusal" : endsSoon ? "text-due" : undefined}>
      <Day day={end} />
      {isPast ? <small>{t("ended")}</small> : null}
    </span>
  );
}
