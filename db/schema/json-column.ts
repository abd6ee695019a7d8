import type { ColumnType } from "kysely";

/** A jsonb column: read as unknown and parsed by the schema of the domain that owns it; written as JSON text. */
export type JsonColumn = ColumnType<unknown, string | undefined, string>;
