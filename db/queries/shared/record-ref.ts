import { sql } from "kysely";
import { parseRunningNumber, type Numbered } from "#app/lib/running-number.ts";

/** Whether a row is the one that is meant by its id, or by the number that people call it by, P-2417. */
export function isRecord(of: Numbered, ref: string, columns: { id: string; number: string }) {
  const number = parseRunningNumber(of, ref);
  return number === null
    ? sql<boolean>`${sql.ref(columns.id)} = ${ref}::uuid`
    : sql<boolean>`${sql.ref(columns.number)} = ${number}::bigint`;
}
