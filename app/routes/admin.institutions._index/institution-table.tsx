import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Recusals } from "#app/components/moderation/recusals.tsx";
import { useName } from "#app/components/moderation/use-name.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { RecordTable, columnsNamed } from "#app/components/ui/record-table.tsx";
import { Term } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { listInstitutions } from "#app/services/organizations/list-institutions.server.ts";

type Row = Awaited<ReturnType<typeof listInstitutions>>["page"]["rows"][number];

/** Institutions with their licences; an expired or soon-ending one is marked by a text. */
export function InstitutionTable({ rows, today }: { rows: readonly Row[]; today: string }) {
  const t = useTranslations("admin.institutions");
  const name = useName();
  const { column, figure } = columnsNamed(rows, t);
  return (
    <RecordTable
      lines
      caption={t("caption")}
      rows={rows}
      columns={[
        column("columns.name", (row) => (
          <Link className="row-link" to={adminPaths.institution(row.id)}>
            {name(row)}
            <small>
              <Term of="institutionKinds" code={row.kind} />
              <Recusals {...row} />
            </small>
          </Link>
        )),
        column("columns.status", (row) => <StateBadge of="institution" state={row.status} />, {
          label: "",
        }),
        column("columns.licence", (row) => (
          <>
            <span className="nowrap">{row.licenceNumber}</span>
            <small>
              <Term of="regulators" code={row.regulator} />
            </small>
          </>
        )),
        column("columns.ends", (row) => <Ends row={row} today={today} />),
        figure("columns.mandates", (row) => row.mandates),
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
