import { type AliasedRawBuilder, type RawBuilder, sql } from "kysely";

/** What whoever asks knows of rows: their ids and, side by side, the stamps by which they are known, "" where they aren't. */
export interface KnownStamps {
  ids: string[];
  stamps: string[];
}

/** As a table to join by `asked.id`. */
export const knownAs = (ids: string[], stamps: string[]) =>
  sql<{ id: string; stamp: string }>`unnest(${ids}::uuid[], ${stamps}::text[])`.as<"asked">(
    sql`asked (id, stamp)`,
  );

/** A row's stamp, put together once for a row and not for each column; and whether it is the one that is known. */
export const known = (stamp: RawBuilder<string>) =>
  sql<{ stamp: string; isKnown: boolean }>`lateral (
    select own.stamp, coalesce(own.stamp = asked.stamp, false) as is_known
    from (select ${stamp} as stamp) as own offset 0)`.as("known");

/**
 * Columns that are sent where `known.is_known` doesn't hold, and are null elsewhere (docs/decisions/0066); the query is cast
 * to what they are.
 */
export function unlessKnown(columns: readonly string[]): AliasedRawBuilder<unknown, string>[] {
  return columns.map((column) => {
    const [source = column, name = source.split(".").at(-1) ?? source] = column.split(" as ");
    return sql`case when known.is_known then null else ${sql.ref(source)} end`.as(name);
  });
}
