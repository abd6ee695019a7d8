import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { Recusals } from "#app/components/moderation/recusals.tsx";
import { useName } from "#app/components/moderation/use-name.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { RecordTable, columnsNamed } from "#app/components/ui/record-table.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { Ago } from "#app/components/ui/when.tsx";
import { formatMoneyRange } from "#app/i18n/format.ts";
import type { listProspectsOfMarket } from "#app/services/prospects/list-prospects-of-market.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";

type Row = Awaited<ReturnType<typeof listProspectsOfMarket>>["page"]["rows"][number];

/** Prospects with their companies; who is kept away from one by a tie is said beside its number. */
export function ProspectTable({ rows, now }: { rows: readonly Row[]; now: Date }) {
  const t = useTranslations("admin.asks");
  const name = useName();
  const locale = useLocale();
  const { column, figure } = columnsNamed(rows, t);
  return (
    <RecordTable
      lines
      caption={t("caption")}
      rows={rows}
      columns={[
        column("columns.prospect", (row) => (
          <Link className="row-link" to={adminPaths.prospect(row.id)}>
            {name(row)}
            <small>
              <span className="nowrap">{runningNumber("prospect", row.number)}</span>
              <Recusals {...row} />
            </small>
          </Link>
        )),
        column("columns.status", (row) => <StateBadge of="prospect" state={row.status} />, { label: "" }),
        column("columns.since", (row) => <Ago at={row.statusChangedAt} now={now} />),
        figure("columns.ask", (row) => formatMoneyRange(locale, row.targetFen, row.soughtFen)),
        figure("columns.open", (row) => row.offers),
      ]}
    />
  );
}
