import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { BillingBadge } from "#app/components/billing/billing-badge.tsx";
import { Recusals } from "#app/components/moderation/recusals.tsx";
import { useName } from "#app/components/moderation/use-name.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Day, DayOf } from "#app/components/ui/when.tsx";
import type { listInvoicesAsAdmin } from "#app/services/billing/list-invoices-as-admin.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";

type Row = Awaited<ReturnType<typeof listInvoicesAsAdmin>>["page"]["rows"][number];

/** Invoices of all institutions; an overdue one and one with a questioned fee say so. */
export function InvoiceTable({ rows, today }: { rows: readonly Row[]; today: string }) {
  const t = useTranslations("billing-admin.invoices");
  const name = useName();
  const { column, figure } = columnsNamed(rows, t);
  return (
    <RecordTable
      lines
      caption={t("title")}
      rows={rows}
      columns={[
        column("invoice", (row) => (
          <Link className="row-link" to={adminPaths.invoice(row.id)}>
            <span className="nowrap">{row.number}</span>
            <small>
              {name(row)}
              <Recusals {...row} />
            </small>
          </Link>
        )),
        column("state", ({ status, dueOn, isQuestioned }) => (
          <>
            {status === "open" && dueOn < today ? (
              <Badge tone="refused">{t("overdue")}</Badge>
            ) : (
              <BillingBadge of="invoice" state={status} />
            )}
            {isQuestioned ? <small>{t("questioned")}</small> : null}
          </>
        )),
        column("issued", ({ issuedAt }) => <DayOf at={issuedAt} />),
        column("dueOn", ({ dueOn }) => <Day day={dueOn} />),
        figure("amount", ({ totalFen }) => <ExactMoney fen={totalFen} />),
        figure("due", ({ dueFen }) => <ExactMoney fen={dueFen} />, {
          absent: ({ status }) => status !== "open",
        }),
      ]}
    />
  );
}
