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

export interface RecordTableProps<Row> extends Pick<TableProps<Row>, "caption" | "columns" | "rows"> {
  /** Rows of two or three lines on a phone; columns with an empty label speak for themselves there. */
  lines?: boolean | undefined;
}

/** A list of records under a heading, which is also the caption: cards on a phone, or `lines`. */
export function RecordTable<Row extends { id: string | bigint }>({
  lines = false,
  ...table
}: RecordTableProps<Row>) {
  const className = lines ? { className: "tbl--lines" } : {};
  return <Table cards rowKey={({ id }) => String(id)} {...className} {...table} />;
}
