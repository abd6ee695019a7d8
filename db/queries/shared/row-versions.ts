import { type AliasedRawBuilder, type RawBuilder, sql } from "kysely";

/** What whoever asks knows of rows: their ids and, side by side, the row versions by which they are known, "" where they aren't. */
export interface KnownVersions {
  ids: string[];
  rowVersions: string[];
}

/** As a table to join by `asked.id`. */
export const knownAs = (ids: string[], rowVersions: string[]) =>
  sql<{ id: string; rowVersion: string }>`unnest(${ids}::uuid[], ${rowVersions}::text[])`.as<"asked">(
    sql`asked (id, row_version)`,
  );

/** A row's row version, put together once for a row and not for each column; and whether it is the one that is known. */
export const known = (rowVersion: RawBuilder<string>) =>
  sql<{ rowVersion: string; isKnown: boolean }>`lateral (
    select own.row_version, coalesce(own.row_version = asked.row_version, false) as is_known
    from (select ${rowVersion} as row_version) as own offset 0)`.as("known");

/**
 * Columns that are sent where `known.is_known` doesn't hold, and are null elsewhere (docs/decisions/0066); the query is cast
 * to what they are.
 */
export function unlessVersionKnown(columns: readonly string[]): AliasedRawBuilder<unknown, string>[] {
  return columns.map((column) => {
    const [source = column, name = source.split(".").at(-1) ?? source] = column.split(" as ");
    return sql`case when known.is_known then null else ${sql.ref(source)} end`.as(name);
  });
}
