import type { Column, SortsOfColumn } from "./table.tsx";

/** The link of a column's head, and the direction that it has now; nothing for a column without an order. */
export function columnSort<Sort extends string>(
  [first, second]: SortsOfColumn<Sort> | readonly [],
  { current, ascending, to }: { current: Sort; ascending: readonly Sort[]; to: (sort: Sort) => string },
): Pick<Column<never>, "sort"> {
  if (first === undefined) return {};
  const link = { to: to(current === first ? (second ?? first) : first) };
  if (current !== first && current !== second) return { sort: link };
  return { sort: { ...link, direction: ascending.includes(current) ? "ascending" : "descending" } };
}
