import { sql, type Insertable } from "kysely";
import type { Database } from "../schema.ts";
import type { ActorTransaction } from "../with-actor.ts";

/** Columns that hold JSON: their text goes in as it stands, as in every other insert. */
const jsonColumns: ReadonlySet<string> = new Set([
  "draft",
  "content",
  "bands",
  "texts",
  "terms",
  "preferences",
  "proposedConsent",
  "checks",
  "fieldNotes",
  "detail",
]);

/** Rows in one statement: a few megabytes of JSON. */
const batch = 4_000;

/**
 * Inserts many rows with one parameter and one round trip for each few thousand. All rows name the same columns;
 * a column that none names has its default. Numbers that count by themselves may be given.
 */
export async function insertRows<Table extends keyof Database>(
  trx: ActorTransaction,
  table: Table,
  rows: readonly Insertable<Database[Table]>[],
): Promise<void> {
  const [first] = rows as readonly Record<string, unknown>[];
  if (first === undefined) return;
  const columns = Object.keys(first);
  const names = columns.map((column) => snakeCase(column));
  const list = sql.join(columns.map((column) => sql.ref(column)));
  for (let from = 0; from < rows.length; from += batch) {
    const some = rows.slice(from, from + batch) as readonly Record<string, unknown>[];
    const json = `[${some.map((row) => rowJson(table, row, columns, names)).join(",")}]`;
    await sql`
      insert into ${sql.table(table)} (${list}) overriding system value
      select ${list} from json_populate_recordset(null::${sql.table(table)}, ${json}::json)`.execute(trx);
  }
}

/** Numbers that count by themselves go on after the highest that was given. */
export async function continueNumbers(
  trx: ActorTransaction,
  table: keyof Database,
  column: string,
): Promise<void> {
  await sql`
    select setval(pg_get_serial_sequence(${snakeCase(table)}, ${column}),
      greatest((select coalesce(max(${sql.ref(column)}), 0) from ${sql.table(table)}), 1))`.execute(trx);
}

function rowJson(
  table: string,
  row: Record<string, unknown>,
  columns: readonly string[],
  names: readonly string[],
): string {
  if (Object.keys(row).length !== columns.length) {
    throw new Error(`Rows of ${table} name different columns: ${Object.keys(row).join(", ")}`);
  }
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
  return name.replace(/[A-Z]/gu, (email) => `_${email.toLowerCase()}`);
}
