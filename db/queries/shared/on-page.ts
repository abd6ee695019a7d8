import { sql } from "kysely";
import { PAGE_SIZE, toPage } from "#app/lib/paging.ts";
import { afterInstant, byInstant } from "./instant-key.ts";

export type Side = { companyId: string } | { institutionId: string };

/** Which rows of a list, and the cursor of the page before. */
export interface PageFilter<Status extends string> {
  statuses: readonly Status[] | null;
  cursor: string | undefined;
}

/** Whether a row of a table, or of its alias, is that side's. */
export function isOfSide(table: string, side: Side) {
  const [column, id] =
    "companyId" in side ? ["companyId", side.companyId] : ["institutionId", side.institutionId];
  return sql<boolean>`${sql.ref(`${table}.${column}`)} = ${id}::uuid`;
}

/**
 * Whether a row is on one page of a side's list, the latest moved first, with one more row. The page is selected from
 * its own table before any join: under row-level security the planner underestimates an organization's rows, and would
 * join and check all of them to sort them.
 */
export function isOnPage(
  table: "application" | "deal" | "introduction" | "offer",
  side: Side,
  { statuses, cursor }: PageFilter<string>,
) {
  const after = afterInstant(cursor);
  const conditions = [
    isOfSide(table, side),
    ...(statuses === null ? [] : [sql`status = any (${[...statuses]}::text[])`]),
    ...(after === null
      ? []
      : [sql`(status_changed_at, id) < (${after.instantKey}::timestamptz, ${after.id}::uuid)`]),
  ];
  return sql<boolean>`${sql.ref(`${table}.id`)} = any (array(
    select id from ${sql.table(table)} where ${sql.join(conditions, sql` and `)}
    order by status_changed_at desc, id desc limit ${PAGE_SIZE + 1}))`;
}

/** A page of rows, the latest moved first; `instantKey` is of the status's change. */
export function pageOfMoved<Row extends { id: string; instantKey: string }>(rows: readonly Row[]) {
  return toPage(byInstant, rows);
}
