import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Recusals } from "#app/components/moderation/recusals.tsx";
import { useName } from "#app/components/moderation/use-name.ts";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { TableScroll } from "#app/components/ui/table-scroll.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";
import type { BillingToday } from "./figures.tsx";

/** What is due by how long it has been overdue. */
export function AgeingTable({ today: { ageing, due } }: { today: Pick<BillingToday, "ageing" | "due"> }) {
  const t = useTranslations("billing-admin.today");
  const ages = useTranslations("billing-admin.ages");
  return (
    <TableScroll label={t("ageing")}>
      <Table
        caption={t("ageing")}
        rows={ageing}
        rowKey={({ age }) => age}
        columns={[
          { key: "age", head: t("age"), cell: ({ age }) => ages(age), foot: t("total") },
          {
            key: "invoices",
            head: t("invoices"),
            number: true,
            cell: ({ invoices }) => invoices,
            foot: due.invoices,
          },
          {
            key: "due",
            head: t("dueYuan"),
            number: true,
            cell: ({ dueFen }) => <ExactMoney fen={dueFen} />,
            foot: <ExactMoney fen={due.dueFen} />,
          },
        ]}
      />
    </TableScroll>
  );
}

/** Institutions whose invoices stayed unpaid after the last reminder. */
export function OverdueTable({ institutions }: Pick<BillingToday, "institutions">) {
  const t = useTranslations("billing-admin.today");
  const name = useName();
  const { column, figure } = columnsNamed(institutions, t);
  return (
    <div className="stack">
      <RecordTable
        caption={t("institutions")}
        rows={institutions}
        columns={[
          column("institution", (row) => (
            <>
              <Link to={withQuery(adminPaths.invoices(), { view: "overdue", q: row.nameZh })}>
                {name(row)}
              </Link>
              <small>
                <Recusals {...row} />
              </small>
            </>
          )),
          figure("invoices", (row) => row.invoices),
          figure("dueYuan", ({ dueFen }) => <ExactMoney fen={dueFen} />),
          column("oldest", ({ oldestDueOn }) => <Day day={oldestDueOn} />),
        ]}
      />
      <ShownOfAll rows={institutions} />
    </div>
  );
}

/** How many of a list are shown, where it has more. */
export function ShownOfAll({ rows }: { rows: readonly { all: number }[] }) {
  const t = useTranslations("billing-admin.today");
  const all = rows[0]?.all ?? 0;
  if (all <= rows.length) return null;
  return <p className="small muted">{t("more", { shown: rows.length, all })}</p>;
}
