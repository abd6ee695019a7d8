import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

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
}

export interface TableProps<Row> {
  caption: ReactNode;
  /** Otherwise only screen readers have it: a heading says the same. */
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  cards?: boolean;
  rowClassName?: (row: Row) => string | undefined;
  className?: string;
}

/**
 * A table whose first column is the row header. `cards` turns rows into cards on a phone: for more than four columns.
 * Roles are explicit because changing `display` drops them.
 */
export function Table<Row>({
  caption,
  showCaption = false,
  columns,
  rows,
  rowKey,
  cards = false,
  rowClassName,
  className,
}: TableProps<Row>) {
  const hasFoot = columns.some(({ foot }) => foot !== undefined);
  return (
    <table className={classNames("tbl", cards && "tbl--cards", className)} role="table">
      <caption className={showCaption ? undefined : "visually-hidden"}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, head, number, sort }) => (
            <th
              key={key}
              role="columnheader"
              scope="col"
              className={number ? "num" : undefined}
              aria-sort={sort?.direction}
            >
              {sort ? (
                <Link className="sort" to={sort.to}>
                  {head}
                </Link>
              ) : (
                head
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row" className={rowClassName?.(row)}>
            {columns.map((column, index) => (
              <Cell
                key={column.key}
                column={column}
                isHead={index === 0}
                isAbsent={column.absent?.(row) ?? false}
              >
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {hasFoot ? (
        <tfoot role="rowgroup">
          <tr role="row">
            {columns.map((column, index) => (
              <Cell key={column.key} column={column} isHead={index === 0}>
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
  isAbsent?: boolean;
  children: ReactNode;
}

function Cell<Row>({ column, isHead, isAbsent = false, children }: CellProps<Row>) {
  const className = column.number ? "num" : undefined;
  if (isHead)
    return (
      <th role="rowheader" scope="row" className={className}>
        {children}
      </th>
    );
  const label = column.label ?? (typeof column.head === "string" ? column.head : undefined);
  return (
    <td role="cell" data-label={label} className={classNames(className, isAbsent && "is-none") || undefined}>
      {isAbsent ? "–" : children}
    </td>
  );
}

interface TableScrollProps {
  label: string;
  children: ReactNode;
}

/** Keeps a wide table within the page: it scrolls by itself, also by keyboard. */
export function TableScroll({ label, children }: TableScrollProps) {
  return (
    <div className="tbl-wrap" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
