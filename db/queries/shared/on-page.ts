import { type RawBuilder, sql } from "kysely";
import type { ListSort } from "#app/domain/list-sorts.ts";
import { decodeCursor, PAGE_SIZE, toPage } from "#app/lib/paging.ts";
import type { ListOrder } from "./list-orders.ts";

export type Side = { companyId: string } | { institutionId: string };

/** Which rows of a list, in which order, and the cursor of the page before. */
export interface PageFilter<Status extends string> {
  statuses: readonly Status[] | null;
  cursor: string | undefined;
  sort?: ListSort | undefined;
}

/** Whether a row of a table, or of its alias, is that side's. */
export function isOfSide(table: string, side: Side) {
  const [column, id] =
    "companyId" in side ? ["companyId", side.companyId] : ["institutionId", side.institutionId];
  return sql<boolean>`${sql.ref(`${table}.${column}`)} = ${id}::uuid`;
}

type ListedTable = "application" | "deal" | "introduction" | "offer";

/**
 * One page of a side's list: the latest moved first, or in one of the given orders. The page is selected from its own
 * table before any join: under row-level security the planner underestimates an organization's rows, and would join and
 * check all of them to sort them. Rows with equal values follow by id.
 */
export function pageOf(
  table: ListedTable,
  side: Side,
  { statuses, cursor, sort = "moved" }: PageFilter<string>,
  orders: Partial<Record<ListSort, ListOrder>> = {},
) {
  const { value, kind, direction, joins = sql`` } = orders[sort] ?? lastMove(table);
  const spec = { orderKey: kind, id: "uuid" } as const;
  const after = cursor === undefined ? null : decodeCursor(spec, cursor);
  const id = sql.ref<string>(`${table}.id`);
  const [isBeyond, towards] = direction === "desc" ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const conditions = [
    isOfSide(table, side),
    ...(statuses === null ? [] : [sql`${sql.ref(`${table}.status`)} = any (${[...statuses]}::text[])`]),
    ...(after === null
      ? []
      : [sql`(${value}, ${id}) ${isBeyond} (${castKey(after.orderKey, kind)}, ${after.id}::uuid)`]),
  ];
  return {
    isOnPage: sql<boolean>`${id} = any (array(
      select ${id} from ${sql.table(table)} ${joins} where ${sql.join(conditions, sql` and `)}
      order by ${value} ${towards}, ${id} ${towards} limit ${PAGE_SIZE + 1}))`,
    inOrder: sql`${value} ${towards}, ${id} ${towards}`,
    /** The value of the order: a Date would lose three digits, and with them rows of the same millisecond. */
    orderKey: (kind === "timestamptz" ? sql<string>`${value}::text` : sql<string | bigint>`${value}`).as(
      "orderKey",
    ),
    cut: <Row extends { id: string; orderKey: string | bigint }>(rows: readonly Row[]) =>
      // A row's key is of the order's kind.
      toPage(spec, rows as readonly (Row & { orderKey: never })[]) as {
        rows: readonly Row[];
        next: string | null;
      },
  };
}

function lastMove(table: ListedTable): ListOrder {
  return { value: sql.ref(`${table}.statusChangedAt`), kind: "timestamptz", direction: "desc" };
}

function castKey(key: string | bigint, kind: ListOrder["kind"]): RawBuilder<unknown> {
  return kind === "fen"
    ? sql`${key}::bigint`
    : kind === "text"
      ? sql`${key}::text`
      : sql`${key}::timestamptz`;
}
