import { sql, type Insertable } from "kysely";
import type { Database } from "../schema.ts";
import type { ActorTransaction } from "../with-actor.ts";
import tables from "./tables.json" with { type: "json" };

/** Columns with JSON: their text is inserted unchanged, as in every other insert. */
const jsonColumns: ReadonlySet<string> = new Set(tables.jsonColumns);

/** Optional columns may be undefined. */
type NewRow<Fields> = {
  [Column in keyof Fields]: object extends Pick<Fields, Column> ? Fields[Column] | undefined : Fields[Column];
};

/** Rows in one statement: a few megabytes of JSON. */
const batch = 4_000;

/**
 * Inserts many rows with one parameter and one round trip for each few thousand. A column that only some rows set is
 * null in the others; one that none sets has its default. Identity columns may be set.
 */
export async function insertRows<Table extends keyof Database>(
  trx: ActorTransaction,
  table: Table,
  rows: readonly NewRow<Insertable<Database[Table]>>[],
): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (columns.length === 0) return;
  const names = columns.map((column) => snakeCase(column));
  const list = sql.join(columns.map((column) => sql.ref(column)));
  for (let from = 0; from < rows.length; from += batch) {
    const some = rows.slice(from, from + batch) as readonly Record<string, unknown>[];
    const json = `[${some.map((row) => rowJson(row, columns, names)).join(",")}]`;
    await sql`
      insert into ${sql.table(table)} (${list}) overriding system value
      select ${list} from json_populate_recordset(null::${sql.table(table)}, ${json}::json)`.execute(trx);
  }
}

/** Sets identity sequences to continue after the highest value. */
export async function continueNumbers(trx: ActorTransaction, table: string, column: string): Promise<void> {
  await sql`
    select setval(pg_get_serial_sequence(${snakeCase(table)}, ${column}),
      greatest((select coalesce(max(${sql.ref(column)}), 0) from ${sql.table(table)}), 1))`.execute(trx);
}

function rowJson(row: Record<string, unknown>, columns: readonly string[], names: readonly string[]): string {
  const fields = columns.map((column, i) => {
    const value = row[column];
    const isJson = jsonColumns.has(column) && typeof value === "string";
    return `"${names[i] ?? ""}":${isJson ? value : JSON.stringify(value ?? null, asText)}`;
  });
  return `{${fields.join(",")}}`;
}

function asText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/gu, (capital) => `_${capital.toLowerCase()}`);
}
