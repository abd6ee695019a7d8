import type { ReactNode } from "react";
import { withQuery } from "#app/shared/paths.ts";
import { Pagination, Tabs } from "./navigation.tsx";
import type { Column } from "./table.tsx";
import { RecordTable } from "./record-table.tsx";

export interface GroupedListProps<Row, Group> {
  caption: string;
  page: { rows: readonly Row[]; next: string | null };
  /** The group that is shown; null: all. */
  group: Group | null;
  isFirst: boolean;
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

/** A paginated list of records, all or one group of them. Group and cursor are in the URL. */
export function GroupedList<Row extends { id: string }, Group extends string>(
  list: GroupedListProps<Row, Group>,
) {
  const { caption, page, group, isFirst, path, groups, groupsLabel, nameOf, empty, columns, lines } = list;
  const to = (of: string | null, cursor?: string) => withQuery(path, { group: of ?? undefined, cursor });
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
