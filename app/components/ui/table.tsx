import { Link } from "@remix-run/react";
import { Fragment, type ReactNode } from "react";
import type { ListSort } from "#app/domain/list-sorts.ts";
import { classNames } from "./class-names.ts";

/** The orders by a column: the first is that of its first click, the second that of the next. */
export type SortsOfColumn<Sort extends string> = readonly [Sort, Sort?];

export interface Column<Row> {
  key: string;
  head: ReactNode;
  /** The head as plain text, for rows on a phone; needed when `head` is not a string. */
  label?: string;
  number?: boolean;
  cell: (row: Row) => ReactNode;
  /** Rows without a value: a dash in a column, left out on a phone. */
  absent?: (row: Row) => boolean;
  foot?: ReactNode;
  sort?: { to: string; direction?: "ascending" | "descending" };
  /** The orders of a `GroupedList` that is sorted by this column. */
  sorts?: SortsOfColumn<ListSort>;
}

export interface TableProps<Row> {
  caption: ReactNode;
  /** Otherwise only screen readers have it: a heading says the same. */
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  cards?: boolean;
  /** What is open below a row, across all columns. */
  below?: (row: Row) => ReactNode;
  rowClassName?: (row: Row) => string | undefined;
  className?: string;
}

/**
 * A table whose first column is the row header. `cards` turns rows into cards on a phone: for more than four columns.
 * Roles are explicit only there: changing `display` drops them.
 */
export function Table<Row>({
  caption,
  showCaption = false,
  columns,
  rows,
  rowKey,
  cards = false,
  below,
  rowClassName,
  className,
}: TableProps<Row>) {
  const hasFoot = columns.some(({ foot }) => foot !== undefined);
  const [group, line, head] = cards ? ["rowgroup", "row", "columnheader"] : [];
  return (
    <table className={classNames("tbl", cards && "tbl--cards", className)} role={cards ? "table" : undefined}>
      <caption className={showCaption ? undefined : "visually-hidden"}>{caption}</caption>
      <thead role={group}>
        <tr role={line}>
          {columns.map(({ key, head: words, number, sort }) => (
            <th
              key={key}
              role={head}
              scope="col"
              className={number ? "num" : undefined}
              aria-sort={sort?.direction}
            >
              {sort ? (
                <Link className="sort" to={sort.to}>
                  {words}
                </Link>
              ) : (
                words
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role={group}>
        {rows.map((row) => {
          const opened = below?.(row);
          return (
            <Fragment key={rowKey(row)}>
              <tr role={line} className={rowClassName?.(row)}>
                {columns.map((column, index) => (
                  <Cell
                    key={column.key}
                    column={column}
                    isHead={index === 0}
                    isCard={cards}
                    isAbsent={column.absent?.(row) ?? false}
                  >
                    {column.cell(row)}
                  </Cell>
                ))}
              </tr>
              {opened ? (
                <tr role={line} className="tr--below">
                  <td role={cards ? "cell" : undefined} colSpan={columns.length}>
                    {opened}
                  </td>
                </tr>
              ) : null}
            </Fragment>
          );
        })}
      </tbody>
      {hasFoot ? (
        <tfoot role={group}>
          <tr role={line}>
            {columns.map((column, index) => (
              <Cell key={column.key} column={column} isHead={index === 0} isCard={cards}>
                {column.foot}
              </Cell>
            ))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}

interface CellProps<Row> {
  column: Column<Row>;
  isHead: boolean;
  /** Its row becomes a card: roles are explicit. */
  isCard: boolean;
  isAbsent?: boolean;
  children: ReactNode;
}

function Cell<Row>({ column, isHead, isCard, isAbsent = false, children }: CellProps<Row>) {
  const className = column.number ? "num" : undefined;
  if (isHead)
    return (
      <th role={isCard ? "rowheader" : undefined} scope="row" className={className}>
        {children}
      </th>
    );
  const label = column.label ?? (typeof column.head === "string" ? column.head : undefined);
  return (
    <td
      role={isCard ? "cell" : undefined}
      data-label={label}
      className={classNames(className, isAbsent && "is-none") || undefined}
    >
      {isAbsent ? "–" : children}
    </td>
  );
}
