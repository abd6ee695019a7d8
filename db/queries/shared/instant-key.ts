import { sql } from "kysely";
import { decodeCursor } from "#app/lib/paging.ts";

/** The cursor of lists by time: an instant to the microsecond, as PostgreSQL stores it, and an id. */
export const byInstant = { instantKey: "timestamptz", id: "uuid" } as const;

/** The column's value as a key. A Date would lose three digits, and with them rows of the same millisecond. */
export const instantKey = (column: string) => sql<string>`${sql.ref(column)}::text`.as("instantKey");

/** Where the page before ended; null at the first page. */
export function afterInstant(cursor: string | undefined): { instantKey: string; id: string } | null {
  return cursor === undefined ? null : decodeCursor(byInstant, cursor);
}
