import { Table, type Column, type TableProps } from "./table.tsx";

/**
 * For columns whose keys are those of their heads' messages: `column`, and `figure`, which is aligned at the right.
 * `_rows` gives the type of the rows.
 */
export function columnsNamed<Row, Words extends (key: never) => string>(
  _rows: readonly Row[],
  headOf: Words,
) {
  const column = (key: Parameters<Words>[0], cell: Column<Row>["cell"]): Column<Row> => ({
    key,
    head: headOf(key),
    cell,
  });
  const figure: typeof column = (key, cell) => ({ ...column(key, cell), number: true });
  return { column, figure };
}

/** A list of records under a heading, which is also the caption: cards on a phone. */
export function RecordTable<Row extends { id: string | bigint }>(
  table: Pick<TableProps<Row>, "caption" | "columns" | "rows">,
) {
  return <Table hideCaption cards rowKey={({ id }) => String(id)} {...table} />;
}
