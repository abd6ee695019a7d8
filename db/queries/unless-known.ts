import { type AliasedRawBuilder, sql } from "kysely";

/** What whoever asks knows of rows: their ids and, side by side, the stamps by which they are known, "" where they aren't. */
export interface KnownStamps {
  ids: string[];
  stamps: string[];
}

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
