import { type AliasedRawBuilder, type RawBuilder, sql } from "kysely";

/** What the caller knows of rows: parallel arrays of their ids and row versions, "" for unknown ones. */
export interface KnownVersions {
  ids: string[];
  rowVersions: string[];
}

/** As a table to join by `asked.id`. */
export const knownAs = (ids: string[], rowVersions: string[]) =>
  sql<{ id: string; rowVersion: string }>`unnest(${ids}::uuid[], ${rowVersions}::text[])`.as<"asked">(
    sql`asked (id, row_version)`,
  );

/** A row's row version, computed once per row and not per column; and whether it is the known one. */
export const known = (rowVersion: RawBuilder<string>) =>
  sql<{ rowVersion: string; isKnown: boolean }>`lateral (
    select own.row_version, coalesce(own.row_version = asked.row_version, false) as is_known
    from (select ${rowVersion} as row_version) as own offset 0)`.as("known");

/**
 * Columns that are sent if `known.is_known` is false, else null (docs/decisions/0066); the query is cast to their
 * types.
 */
export function unlessVersionKnown(columns: readonly string[]): AliasedRawBuilder<unknown, string>[] {
  return columns.map((column) => {
    const [source = column, name = source.split(".").at(-1) ?? source] = column.split(" as ");
    return sql`case when known.is_known then null else ${sql.ref(source)} end`.as(name);
  });
}
