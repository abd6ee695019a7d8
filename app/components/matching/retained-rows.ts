import { useLocation } from "@remix-run/react";
import { useState } from "react";

interface RetainedRow<Row> {
  row: Row;
  /** The list no longer has it; it is shown because it is still open. */
  isRemoved: boolean;
}

/** While a list changes, rows that the reader has open stay in place until closed or the reader leaves. */
export function useRetainedRows<Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  isOpen: (id: string) => boolean,
): RetainedRow<Row>[] {
  const { key } = useLocation();
  const [was, setWas] = useState({ key, rows, shown: rows });
  let { shown } = was;
  const ids = new Set(rows.map(idOf));
  if (was.rows !== rows || was.key !== key) {
    const next = [...rows];
    if (was.key === key) {
      shown.forEach((row, at) => {
        const id = idOf(row);
        if (!ids.has(id) && isOpen(id)) next.splice(at, 0, row);
      });
    }
    shown = next;
    setWas({ key, rows, shown });
  }
  return shown
    .map((row) => ({ row, isRemoved: !ids.has(idOf(row)) }))
    .filter(({ row, isRemoved }) => !isRemoved || isOpen(idOf(row)));
}
