import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { More } from "./disclosure.tsx";
import { Table, type Column, type TableProps } from "./table.tsx";

type More<Row> = Pick<Column<Row>, "absent" | "foot" | "label" | "sorts">;

/**
 * For columns whose keys are those of their heads' messages: `column`; `figure`, which is aligned at the right; and
 * `buttons`, whose head only screen readers have. `_rows` gives the type of the rows.
 */
export function columnsNamed<Row, Words extends (key: never) => string>(
  _rows: readonly Row[],
  headOf: Words,
) {
  type Key = Parameters<Words>[0];
  const column = (key: Key, cell: Column<Row>["cell"], more?: More<Row>): Column<Row> => ({
    key,
    head: headOf(key),
    cell,
    ...more,
  });
  const figure: typeof column = (...of) => ({ ...column(...of), number: true });
  const buttons = (key: Key, cell: Column<Row>["cell"], label = ""): Column<Row> => ({
    key,
    head: <span className="visually-hidden">{headOf(key)}</span>,
    label,
    cell,
  });
  return { column, figure, buttons };
}

interface RecordTableProps<Row> extends Pick<TableProps<Row>, "caption" | "columns" | "rows"> {
  /** Rows of two or three lines on a phone; columns with an empty label speak for themselves there. */
  lines?: boolean | undefined;
  /** How many rows of a log stand open; earlier ones are folded. */
  inView?: number;
}

/** A list of records under a heading, which is also the caption: cards on a phone, or `lines`. */
export function RecordTable<Row extends { id: string | bigint }>({
  lines = false,
  inView = Infinity,
  rows,
  ...table
}: RecordTableProps<Row>) {
  const className = lines ? { className: "tbl--lines" } : {};
  const tableOf = (shown: readonly Row[]) => (
    <Table cards rowKey={({ id }) => String(id)} {...className} {...table} rows={shown} />
  );
  if (rows.length <= inView) return tableOf(rows);
  return (
    <>
      {tableOf(rows.slice(0, inView))}
      <Earlier count={rows.length - inView}>{tableOf(rows.slice(inView))}</Earlier>
    </>
  );
}

/** The fold of a log's earlier entries. */
export function Earlier({ count, children }: { count: number; children: ReactNode }) {
  const t = useTranslations("common.table");
  return <More summary={t("earlier", { count })}>{children}</More>;
}
