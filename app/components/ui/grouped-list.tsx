import type { ReactNode } from "react";
import { withQuery } from "#app/shared/paths.ts";
import type { ListSort } from "#app/domain/list-sorts.ts";
import { columnSort } from "./column-sort.ts";
import { Pagination, Tabs } from "./navigation.tsx";
import type { Column } from "./table.tsx";
import { RecordTable } from "./record-table.tsx";

export interface GroupedListProps<Row, Group> {
  caption: string;
  page: { rows: readonly Row[]; next: string | null };
  /** The group that is shown; null: all. */
  group: Group | null;
  isFirst: boolean;
  /** The order of a list that can be sorted; null: the last move. */
  sort?: ListSort | null;
  path: string;
  groups: readonly Group[];
  groupsLabel: string;
  nameOf: (group: Group | null) => string;
  /** Shown in place of an empty page. */
  empty: ReactNode;
  columns: readonly Column<Row>[];
  /** Rows of two or three lines on a phone. */
  lines?: boolean;
}

const ascending: readonly ListSort[] = ["smallest", "deadline", "title"];

/** A paginated list of records, all or one group of them. Group, order and cursor are in the URL. */
export function GroupedList<Row extends { id: string }, Group extends string>(
  list: GroupedListProps<Row, Group>,
) {
  const { caption, page, group, isFirst, path, groups, groupsLabel, nameOf, empty, lines } = list;
  const { sort } = list;
  const to = (of: string | null, cursor?: string, by = sort) =>
    withQuery(path, { group: of ?? undefined, sort: by ?? undefined, cursor });
  const columns =
    sort === undefined
      ? list.columns
      : list.columns.map((column) => ({
          ...column,
          ...columnSort(column.sorts ?? [], {
            current: sort ?? "moved",
            ascending,
            to: (by) => to(group, undefined, by === "moved" ? null : by),
          }),
        }));
  const tabs = [null, ...groups].map((of) => ({
    key: of ?? "all",
    to: to(of),
    label: nameOf(of),
    current: of === group,
  }));
  return (
    <>
      <Tabs label={groupsLabel} tabs={tabs} />
      {page.rows.length === 0 ? (
        empty
      ) : (
        <RecordTable caption={caption} rows={page.rows} columns={columns} lines={lines} />
      )}
      <Pagination isFirst={isFirst} next={page.next} to={(cursor) => to(group, cursor)} />
    </>
  );
}
