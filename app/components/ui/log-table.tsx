import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { More } from "./disclosure.tsx";
import { RecordTable, type RecordTableProps } from "./record-table.tsx";

/** So many entries stand open. */
const IN_VIEW = 8;

/** A log under a heading, its newest entries first, two or three lines each on a phone; earlier ones are folded. */
export function LogTable<Row extends { id: string | bigint }>({
  rows,
  ...table
}: Omit<RecordTableProps<Row>, "lines">) {
  const tableOf = (shown: readonly Row[]) => <RecordTable lines {...table} rows={shown} />;
  if (rows.length <= IN_VIEW) return tableOf(rows);
  return (
    <>
      {tableOf(rows.slice(0, IN_VIEW))}
      <Earlier count={rows.length - IN_VIEW}>{tableOf(rows.slice(IN_VIEW))}</Earlier>
    </>
  );
}

/** The fold of a log's earlier entries. */
export function Earlier({ count, children }: { count: number; children: ReactNode }) {
  const t = useTranslations("common.table");
  return <More summary={t("earlier", { count })}>{children}</More>;
}
