import { sql } from "kysely";
import { maskContactDetails } from "#app/domain/introductions/contact-details.ts";
import { columnsOf, type ExportSectionName } from "#app/domain/exports/sections.ts";
import type { ActorTransaction } from "../with-actor.ts";
import type { ExportSource } from "./export-source.ts";
import { exportSources } from "./export-sources.ts";

export type ExportRow = Readonly<Record<string, unknown>>;

/** The rows of a section that come after `after`, and what the next page comes after; null at the end. */
export async function listExportRows(
  trx: ActorTransaction,
  name: ExportSectionName,
  { side, after, limit }: { side: "company" | "institution"; after: readonly string[] | null; limit: number },
): Promise<{ rows: ExportRow[]; next: string[] | null }> {
  const { from, own, key, columns = {}, where = "true", words } = exportSources[name];
  const selected = columnsOf(name).map(
    ([column]) => `${columns[column] ?? `t.${snake(column)}`} as ${snake(column)}`,
  );
  const keys = key.map(([column], at) => `${column}::text as key_${at}`);
  const later =
    after === null
      ? sql`true`
      : sql`(${sql.raw(key.map(([column]) => column).join(", "))}) > (${sql.join(
          key.map(([, type], at) => sql`${after[at] ?? ""}::text::${sql.raw(type)}`),
        )})`;
  const { rows } = await sql<ExportRow>`
    select ${sql.raw([...selected, ...keys, `${side === "institution" ? isHidden(words) : "false"} as hides_contacts`].join(", "))} from ${sql.raw(from)}
    where ${sql.raw(own[side] ?? "null")} = (select current_organization_id()) and ${sql.raw(where)} and ${later}
    order by ${sql.raw(key.map(([column]) => column).join(", "))} limit ${limit}`.execute(trx);
  const last = rows.length < limit ? undefined : rows.at(-1);
  return {
    rows: rows.map((row) => withoutContacts(row, words?.column)),
    next: last === undefined ? null : key.map((_, at) => String(last[`key${at}`])),
  };
}

const isHidden = (words: ExportSource["words"]): string =>
  words === undefined
    ? "false"
    : `(${words.ofCompany} and not is_consented_for(t.introduction_id, 'contacts'))`;

function withoutContacts(row: ExportRow, column: string | undefined): ExportRow {
  const text = column === undefined ? undefined : row[column];
  if (row.hidesContacts !== true || column === undefined || typeof text !== "string") return row;
  return { ...row, [column]: maskContactDetails(text).text };
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
