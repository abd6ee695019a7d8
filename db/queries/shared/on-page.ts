import { sql } from "kysely";
import { PAGE_SIZE } from "#app/lib/paging.ts";

export type Side = { companyId: string } | { institutionId: string };

/** The last row of the previous page. */
interface Place {
  statusChangedAt: string;
  id: string;
}

/**
 * Whether a row is on one page of a side's list, the latest moved first, with one more row. The page is selected from
 * its own table before any join: under row-level security the planner underestimates an organization's rows, and would
 * join and check all of them to sort them.
 */
export function isOnPage(
  table: "application" | "deal" | "introduction" | "offer",
  side: Side,
  { statuses, after }: { statuses: readonly string[] | null; after: Place | null },
) {
  const conditions = [
    "companyId" in side
      ? sql`company_id = ${side.companyId}::uuid`
      : sql`institution_id = ${side.institutionId}::uuid`,
    ...(statuses === null ? [] : [sql`status = any (${[...statuses]}::text[])`]),
    ...(after === null
      ? []
      : [
          sql`(status_changed_at, id) < (${new Date(after.statusChangedAt)}::timestamptz, ${after.id}::uuid)`,
        ]),
  ];
  return sql<boolean>`${sql.ref(`${table}.id`)} = any (array(
    select id from ${sql.table(table)} where ${sql.join(conditions, sql` and `)}
    order by status_changed_at desc, id desc limit ${PAGE_SIZE + 1}))`;
}
